// What git says of approvals and versions: whether the text of an approved document is the one that was approved, whether it
// changed under its version, and who wrote what was approved.

import type { FileHistory, History, Person, Version } from '../history/history.ts';
import type { Dialect } from '../workspace/dialect.ts';
import type { SmsDocument } from '../workspace/document.ts';
import { pastMetadata } from '../workspace/past-metadata.ts';
import type { Analysis } from './analysis.ts';
import { type Change, changeSince } from './change.ts';
import { witnessOfDate, writingOf } from './date-witness.ts';
import { peopleBehind } from './review-quality.ts';

/** A change of what should not have changed unseen, with the version that it is compared with. */
export interface ChangeSinceVersion extends Change {
  readonly since: Version;
}

/** Of an approved document: what changed since its approval, unless it has another version since. */
export function changeSinceApproval(document: SmsDocument, analysis: Analysis): ChangeSinceVersion | undefined {
  const { approved, status, version } = document.metadata;
  const { sms, history, asOf } = analysis;
  const file = history.file(document.path);
  // What is done on the day itself is part of the approval.
  if (!file || !approved || status?.value !== 'approved' || approved.value >= asOf) return undefined;
  const witness = witnessOfDate('approved', approved.value, file, history, sms.manifest);
  const since = witness && file.versions[witness.seen];
  const facts = since && history.facts(since.blob);
  if (!facts || pastMetadata(facts, sms.manifest).version !== version?.value) return undefined;
  const change = changeSince(witness.seen, document, file, history);
  return change && { ...change, since };
}

/** Of an approved document: what changed since its version was first approved, under the same version. */
export function changeUnderVersion(document: SmsDocument, analysis: Analysis): ChangeSinceVersion | undefined {
  const { approved, reviewed, status, version } = document.metadata;
  const { sms, history } = analysis;
  const file = history.file(document.path);
  if (!file || !version || status?.value !== 'approved') return undefined;
  const writing = writingOf(
    file,
    history,
    sms.manifest,
    metadata => metadata.version === version.value && metadata.status === 'approved',
  );
  const beginning = file.versions.length - 1;
  const date = approved ?? reviewed;
  // What came into the repository after its date may have changed before it came: nothing is said of it.
  if (writing === 'beginning' && date && file.versions[beginning]!.commit.day > date.value) return undefined;
  const place = writing === 'beginning' ? beginning : writing;
  const since = typeof place === 'number' ? file.versions[place] : undefined;
  const change = since && changeSince(place as number, document, file, history);
  return change && { ...change, since };
}

/** Who alone wrote what was approved, by git: since the approval before, or since the beginning. */
export function soleAuthorOfApproved(document: SmsDocument, analysis: Analysis): Person | undefined {
  const { approved, status } = document.metadata;
  const { sms, history } = analysis;
  const file = history.file(document.path);
  if (!file || !approved || status?.value !== 'approved') return undefined;
  const witness = witnessOfDate('approved', approved.value, file, history, sms.manifest);
  if (!witness || witness.seen < 0 || witness.isImported) return undefined;
  const people = peopleBehind(versionsOfApproval(witness.seen, file, history, sms.manifest), history);
  return people.length === 1 ? people[0] : undefined;
}

/** The versions that one approval was about; none where a shallow clone hides some. */
function versionsOfApproval(place: number, file: FileHistory, history: History, dialect: Dialect): readonly Version[] {
  const older = file.versions.slice(place + 1).findIndex(version => approves(version, history, dialect));
  if (older < 0) return file.isWhole ? file.versions.slice(place) : [];
  return file.versions.slice(place, place + 1 + older);
}

function approves({ blob, replaced }: Version, history: History, dialect: Dialect): boolean {
  const [after, before] = [history.facts(blob), replaced === undefined ? undefined : history.facts(replaced)];
  if (!after || !before) return false;
  const date = pastMetadata(after, dialect).approved;
  return date !== undefined && date !== pastMetadata(before, dialect).approved;
}
