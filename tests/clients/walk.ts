// The main steps of api-docs/walkthrough.md, taken by a client that @hey-api/openapi-ts has made of the published description.
// What is not as the walkthrough says ends the walk with a word about it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { client } from './generated/hey-api/client.gen.js';
import * as api from './generated/hey-api/index.js';

const [base] = process.argv.slice(2);
assert.ok(base, 'Say where the service is.');
client.setConfig({ baseUrl: base });

const signInAs = async (userName: string) => {
  const { data, error } = await api.signIn({ body: { userName, password: 'annual-report-of-2022' } });
  assert.ok(data, `${userName}: ${error?.title}`);
  client.setConfig({ auth: data.accessToken });
};

// Without a token there is nothing to see.
const stranger = await api.getFigures({ path: { year: 2022 } });
assert.equal(stranger.error?.type, 'urn:casetrack:problem:not-signed-in');

await signInAs('leader');
assert.equal((await api.readMe()).data?.name, 'leader');
const accepted = { year: 2022, code: 'mediation.community.accepted' };
assert.equal((await api.getFigure({ path: accepted })).data?.figure.value, 928);
assert.equal((await api.getFigure({ path: accepted, query: { knownAt: '2023-01-05T00:00:00+08:00' } })).data?.figure.value, 923);
const mistyped = await api.getFigures({ path: { year: 2022 }, query: { unti: '420202007' } as object });
assert.equal(mistyped.error?.type, 'urn:casetrack:problem:unknown-filter');

// A case, from its registration to its correction.
await signInAs('mediation');
const id = randomUUID();
const registered = await api.registerMediation({
  headers: { 'Idempotency-Key': id },
  body: { id, occurredOn: '2026-10-12', committee: '420202007001-tw', source: 'application', disputeType: '02' },
});
assert.equal(registered.response.status, 201, registered.error?.title);
assert.equal(registered.data?.version, 1);
const stale = await api.acceptMediation({ path: { id }, headers: { 'If-Match': '"7"' }, body: { occurredOn: '2026-10-12' } });
assert.equal(stale.error?.type, 'urn:casetrack:problem:stale');
let etag = registered.response.headers.get('ETag') ?? '';
const done = (answer: { error?: { title?: string | null }; response: Response }) => {
  assert.equal(answer.response.status, 200, answer.error?.title ?? '');
  etag = answer.response.headers.get('ETag') ?? '';
};
done(await api.acceptMediation({
  path: { id }, headers: { 'If-Match': etag }, body: { occurredOn: '2026-10-12', mediators: ['mediator.wang'], rightsExplained: true },
}));
const early = await api.closeMediation({ path: { id }, headers: { 'If-Match': etag }, body: { occurredOn: '2026-10-13' } });
assert.equal(early.response.status, 422);
assert.ok(early.error?.legalBasis);
done(await api.reachAgreement({
  path: { id }, headers: { 'If-Match': etag }, body: { occurredOn: '2026-10-13', form: 'oral', performedAtOnce: true },
}));
done(await api.closeMediation({ path: { id }, headers: { 'If-Match': etag }, body: { occurredOn: '2026-10-13' } }));
done(await api.correctMediation({
  path: { id }, headers: { 'If-Match': etag },
  body: { occurredOn: '2026-10-15', reason: '类型误选', approvedBy: 'leader', corrected: { disputeType: '14' } },
}));
const history = await api.getMediationHistory({ path: { id } });
assert.equal(history.data?.events?.at(-1)?.event, 'mediation-corrected');
assert.equal((await api.getMediation({ path: { id } })).data?.record?.disputeType, '14');

// Who may not know of a case gets the answer for one that does not exist.
await signInAs('review');
assert.equal((await api.getMediation({ path: { id } })).error?.type, 'urn:casetrack:problem:not-found');

// The report's own words, and a draft checked number by number.
await signInAs('author');
const report = await api.readReport({ path: { year: 2022 }, query: { style: 'rounded' }, headers: { Accept: 'text/markdown' }, parseAs: 'text' });
assert.match(String(report.data), /全年完成诉前调解260余件/u);
const draft = await api.checkText({ body: { year: 2022, text: '2022年，全区33个社区人民调解委员会受理调解案件982件。' } });
assert.match(JSON.stringify(draft.data), /应为928/u);

// The head of the chain of events holds.
await signInAs('auditor');
const head = await api.readLatestHead();
assert.ok(head.data, head.error?.title);
assert.equal((await api.verifyChain({ body: { heads: [head.data] } })).data?.holds, true);
console.log('walked');
