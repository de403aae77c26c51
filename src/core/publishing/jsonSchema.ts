import { toJsonSchema } from '@valibot/to-json-schema'
import { articleSchema } from '#core/article/schema.ts'

/**
 * The article format as JSON Schema (draft 2020-12), from the same schema that the build checks with. What JSON Schema
 * cannot say of a text is said in its description; what spans whole articles, in the description at the top.
 */
export function articleJsonSchema(): string {
  const schema = toJsonSchema(articleSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    overrideAction: ({ valibotAction, jsonSchema }) => {
      if (valibotAction.type !== 'check' || !('message' in valibotAction)) return undefined
      const refusal = `Refused if it ${String(valibotAction.message)}.`
      const { description } = jsonSchema
      return { ...jsonSchema, description: description === undefined ? refusal : `${description} ${refusal}` }
    },
  })
  const { $schema, ...rest } = schema
  return `${JSON.stringify({ $schema, title: 'Waraq article, format 1', description: DESCRIPTION, ...rest }, undefined, 2)}\n`
}

const DESCRIPTION = [
  'Texts are plain Unicode; a span is a range of its text in UTF-16 code units, start included, end excluded.',
  'Beyond this schema: the ids of blocks are unique, spans lie inside their text and nest or stand apart, a note that is',
  'referred to exists, and a file is at most 5 MB.',
].join(' ')
