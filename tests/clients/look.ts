// A few of the same steps with openapi-fetch and the types that openapi-typescript has made of the description.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { paths } from './generated/openapi-typescript/schema.js';

const [baseUrl] = process.argv.slice(2);
const api = createClient<paths, 'application/json' | 'application/problem+json'>({ baseUrl });
const signedIn = await api.POST('/api/v1/sign-ins', { body: { userName: 'leader', password: 'annual-report-of-2022' } });
assert.ok(signedIn.data, signedIn.error?.title);
const headers = { Authorization: `Bearer ${signedIn.data.accessToken}` };
const figure = await api.GET('/api/v1/figures/{year}/{code}', {
  headers, params: { path: { year: 2022, code: 'mediation.community.accepted' }, query: { by: 'disputeType' } },
});
assert.equal(figure.data?.figure.value, 928);
const overdue = await api.GET('/api/v1/deadlines', { headers, params: { query: { status: 'overdue' } } });
assert.ok(overdue.data?.deadlines);
console.log('looked');
