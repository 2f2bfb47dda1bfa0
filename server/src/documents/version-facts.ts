// What is kept of every version that a file ever had, to compare versions as a reader sees them: its metadata as written, and
// digests of its content. Metadata, white space and the way lines are broken do not count as content. A pure function of the
// bytes, far cheaper than all facts of a document, so that ten thousands of versions can be looked at.

export interface VersionFacts {
  /** The scalars at the top level of the metadata, as written, by key as written. Aliases come in where a manifest is known. */
  readonly keys: ReadonlyMap<string, string>;
  /** Of the whole content without metadata. */
  readonly content: string;
  /** By the slug of its heading: of the section with everything below it, up to the next heading of its level. */
  readonly sections: ReadonlyMap<string, string>;
}
