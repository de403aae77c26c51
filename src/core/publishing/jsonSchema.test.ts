import { describe, expect, test } from 'vitest'
import { articleJsonSchema } from './jsonSchema.ts'

const schema = JSON.parse(articleJsonSchema()) as {
  $schema: string
  required: string[]
  properties: {
    title: { description: string }
    blocks: { items: { oneOf: { properties: { type: { const: string } } }[] } }
  }
}

describe('articleJsonSchema', () => {
  test('is of the draft that tools read today', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  })

  test('asks for what every article has', () => {
    expect(schema.required).toEqual(['format', 'id', 'lang', 'dir', 'title', 'blocks'])
  })

  test('has every kind of block', () => {
    const types = schema.properties.blocks.items.oneOf.map(({ properties }) => properties.type.const)
    expect(types).toEqual(['paragraph', 'heading', 'quote', 'verse', 'list', 'figure', 'table', 'note', 'separator'])
  })

  test('says in words what a schema cannot say', () => {
    expect(schema.properties.title.description).toContain('Refused if it is empty.')
  })
})
