import { Component, type ReactNode } from 'react'

type Props = {
  /** A fault is forgotten when something else is drawn. */
  of: string
  /** What stands in the place of what could not be drawn. */
  fallback: ReactNode
  children: ReactNode
}
type State = { of: string; isFaulty: boolean }

/** Keeps a fault in a part of the page from taking the rest along. React has no hook for it. */
export class Boundary extends Component<Props, State> {
  override state: State = { of: this.props.of, isFaulty: false }

  static getDerivedStateFromError(): Partial<State> {
    return { isFaulty: true }
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, isFaulty: false }
  }

  override render() {
    return this.state.isFaulty ? this.props.fallback : this.props.children
  }
}
