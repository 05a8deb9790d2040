// The one script of the pages: it sends forms to the API, keeps drafts and what could not be sent, and says what came of it.
(() => {
  'use strict';
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content;
  const say = document.body.dataset;
  const account = meta('casetrack-account');
  let token = meta('casetrack-form');
  // A database that the browser has closed is opened again, once for each thing asked of it.
  const store = (database, name) => {
    let inner = idbKeyval.createStore(database, name);
    return async (mode, use) => {
      try { return await inner(mode, use); } catch (failure) {
        if (failure?.name === 'QuotaExceededError') throw failure;
        inner = idbKeyval.createStore(database, name);
        return inner(mode, use);
      }
    };
  };
  const drafts = store('casetrack-drafts', 'drafts');
  const outbox = store('casetrack-outbox', 'items');
  const receipts = store('casetrack-receipts', 'last');
  const photos = store('casetrack-photos', 'photos');
  const keys = store('casetrack-keys', 'keys');
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  const photosOf = async test => (await idbKeyval.values(photos).catch(() => [])).filter(x => x.account === account && test(x)).sort((a, b) => a.made - b.made);

  // RFC 9562: version 7, in the order of time.
  const uuid = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const now = Date.now();
    for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
    bytes[6] = (bytes[6] & 0x0f) | 0x70;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map(x => x.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };

  // What is kept here is sealed with a key that no script can read out, one for each account.
  const keyOfDevice = () => navigator.locks.request('casetrack-key', async () => {
    const known = await idbKeyval.get(account, keys);
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await idbKeyval.set(account, made, keys);
    return made;
  });
  const sealBytes = async bytes => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOfDevice(), bytes) };
  };
  const unsealBytes = async box => new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.iv }, await keyOfDevice(), box.data));
  const seal = value => sealBytes(new TextEncoder().encode(JSON.stringify(value)));
  const unseal = async box => JSON.parse(new TextDecoder().decode(await unsealBytes(box)));

  // Full-width digits, letters and signs, as Chinese keyboards write them.
  const folded = text => text.replace(/[\uff01-\uff5e]/g, x => String.fromCharCode(x.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ').trim();

  const read = field => {
    const text = field.value.trim();
    switch (field.dataset.type) {
      case 'flag': return field.checked;
      case 'aside': return undefined;
      case 'case': return text === '' ? undefined : field.dataset.of === text ? field.dataset.id : text;
      case 'radio': case 'check': return field.checked ? text : undefined;
      case 'another': return field.checked ? field.dataset.made ||= uuid() : undefined;
      case 'radio-flag': return field.checked ? text === 'true' : undefined;
      case 'yesno': return text === '' ? undefined : text === 'true';
      case 'whole': case 'number': return text === '' ? undefined : isFinite(folded(text)) ? Number(folded(text)) : text;
      case 'lines': return text === '' ? undefined : text.split('\n').map(x => x.trim()).filter(x => x);
      case 'pairs': return text === '' ? undefined : Object.fromEntries(text.split('\n').filter(x => x.trim())
        .map(x => folded(x).split('=')).map(([name, value]) => [name.trim(), isFinite(value) ? Number(value) : value]));
      default: return text === '' ? undefined : text;
    }
  };

  // What matters only with another answer is shown with it, and is not sent without it. Where no script runs, all of it is there.
  const isShown = field => !field.closest('[data-when][hidden]');
  const depend = root => {
    const asked = all('[data-pointer]', root);
    for (const x of all('[data-when]', root)) {
      const wanted = x.dataset.is.split(' ');
      const answers = asked.filter(y => y.dataset.pointer === x.dataset.when && (y.type !== 'radio' && y.type !== 'checkbox' || y.checked));
      x.hidden = !answers.some(y => wanted.some(z => z.endsWith('*') ? y.value.startsWith(z.slice(0, -1)) : y.value === z));
    }
    for (const x of all('.then', root)) x.hidden = all('li', x).every(y => y.hidden);
  };

  // A group nobody has typed into is not sent at all.
  const isUsed = group => all('[data-pointer]', group).some(x =>
    !('fixed' in x.dataset) && x.dataset.type !== 'made' && x.tagName !== 'SELECT' && x.type !== 'checkbox' && x.type !== 'radio' && x.value.trim() !== ''
    || x.type === 'checkbox' && x.checked);

  const bodyOf = form => {
    const body = {};
    const places = new Map();
    for (const field of all('[data-pointer]', form)) {
      const group = field.closest('[data-group]');
      if (group && !isUsed(group) || !isShown(field)) continue;
      const value = read(field);
      if (value === undefined) continue;
      const many = field.dataset.type === 'check';
      const parts = field.dataset.pointer.split('/').slice(1);
      let at = body;
      parts.forEach((part, i) => {
        const last = i === parts.length - 1;
        const key = Array.isArray(at) ? places.get(at).get(part) ?? (places.get(at).set(part, at.length), at.length) : part;
        if (last) { if (many) (at[key] ??= []).push(value); else at[key] = value; return; }
        if (at[key] === undefined) {
          at[key] = /^\d+$/.test(parts[i + 1]) ? [] : {};
          if (Array.isArray(at[key])) places.set(at[key], new Map());
        }
        at = at[key];
      });
    }
    // The case is told of its photos; they follow by themselves.
    if (form.photos?.length) body.photos = form.photos.map(x => ({ id: x.id, sha256: x.sha256, size: x.size, takenOn: x.day }));
    return body;
  };

  const headersOf = item => {
    const headers = { 'Content-Type': 'application/json', 'X-CaseTrack-Form': token, 'Idempotency-Key': item.key, 'X-Correlation-ID': item.id };
    if (item.etag) headers['If-Match'] = item.etag;
    // A clock that is beside itself must not keep the text from arriving.
    const made = new Date(item.made ?? NaN);
    if (made.getUTCFullYear() >= 2000 && made.getUTCFullYear() < 2200) headers['CaseTrack-Made-At'] = made.toISOString();
    return headers;
  };

  const put = async item => {
    const { body, ...rest } = item;
    await idbKeyval.set(item.id, { ...rest, box: await seal(body) }, outbox);
  };

  // The server's clock decides when something was recorded; one's own may be days off, which is said and changes nothing.
  const hear = answer => {
    const there = Date.parse(answer.headers.get('Date') ?? '');
    if (isNaN(there)) return;
    const off = Math.abs(Date.now() - there) > 5 * 60000;
    sessionStorage.setItem('casetrack-clock', off ? '1' : '');
    all('[data-clock]').forEach(x => x.hidden = !off);
  };

  const ask = (path, asked, body = JSON.stringify(asked)) => fetch(`/api/v1/me/${path}`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CaseTrack-Form': token }, body, keepalive: body.length < 50000
  }).then(x => { hear(x); return x.ok; }).catch(() => false);

  // Never rebuilt: the bytes and the key are those of the first time.
  const post = async item => {
    try {
      const answer = await fetch(item.post, { method: 'POST', headers: headersOf(item), body: item.body, credentials: 'same-origin', signal: AbortSignal.timeout(60000) });
      hear(answer);
      const body = await answer.json().catch(() => null);
      return { status: answer.status, body, after: answer.headers.get('Retry-After') };
    } catch {
      return { status: 0, body: null };
    }
  };

  const idOf = item => JSON.parse(item.body).id ?? '';
  const doneAt = item => item.done.replace('{id}', idOf(item));

  const record = async (item, answer) => {
    // First, so that whatever ends the page now, no photo is left without its case.
    for (const x of item.draft ? await photosOf(x => x.draft === item.draft) : []) {
      await idbKeyval.set(x.id, { ...x, draft: '', state: 'waiting', announced: true, page: doneAt(item), case: `${item.post.split('/').slice(0, 4).join('/')}/${idOf(item)}` }, photos);
    }
    await idbKeyval.del(item.id, outbox);
    if (item.draft) {
      await idbKeyval.del(`${account}|${item.draft}`, drafts);
      ask('draft-removals', { draft: item.draft });
    }
    // The number it was given, when, and where one goes on: no names, and gone after thirty days.
    const receipt = { title: [item.title, answer?.number].filter(x => x).join(' '), at: new Date().toISOString(), href: doneAt(item) };
    await idbKeyval.update('last', old => [receipt, ...(old ?? []).filter(x => Date.now() - Date.parse(x.at) < 30 * 864e5)].slice(0, 5), receipts).catch(() => {});
  };

  // ---- forms -----------------------------------------------------------------------------------------------------------------------

  const wrongOf = (form, pointer) => {
    const owner = all('[data-field]', form).find(x => x.dataset.field === pointer)
      ?? all('[data-field]', form).find(x => pointer.startsWith(x.dataset.field + '/'));
    return owner && { owner, place: owner.querySelector('.wrong'), input: owner.querySelector('input, select, textarea') };
  };

  const clear = form => {
    all('.wrong', form).forEach(x => { x.hidden = true; x.textContent = ''; });
    all('[aria-invalid]', form).forEach(x => x.removeAttribute('aria-invalid'));
    const summary = summaryOf(form);
    if (summary) { summary.hidden = true; summary.replaceChildren(); }
  };

  const summaryOf = form => form.parentElement.querySelector('[data-refusal]');

  const mark = (form, pointer, text) => {
    const found = wrongOf(form, pointer);
    if (!found) return false;
    found.owner.closest('details')?.setAttribute('open', '');
    found.owner.closest('[data-when]')?.removeAttribute('hidden');
    if (found.place) { found.place.textContent = text; found.place.hidden = false; }
    found.input?.setAttribute('aria-invalid', 'true');
    return true;
  };

  const refuse = (form, title, lines = []) => {
    const summary = summaryOf(form);
    const sentence = document.createElement('p');
    sentence.textContent = title;
    summary.replaceChildren(sentence);
    if (lines.length) {
      const list = document.createElement('ul');
      for (const { pointer, text } of lines) {
        const line = document.createElement('li');
        const input = pointer && wrongOf(form, pointer)?.input;
        if (input?.id) {
          const link = document.createElement('a');
          link.href = `#${input.id}`;
          link.textContent = text;
          link.addEventListener('click', event => { event.preventDefault(); input.focus(); });
          line.append(link);
        } else line.textContent = text;
        list.append(line);
      }
      summary.append(list);
    }
    summary.hidden = false;
    const wrong = document.documentElement.lang.startsWith('zh') ? '错误：' : 'Error: ';
    if (!document.title.startsWith(wrong)) document.title = wrong + document.title;
    summary.focus();
    return summary;
  };

  const sentence = (body, status) => body?.title ? body.title + (body.legalBasis ? `（${body.legalBasis}）` : '') : String(status);

  const missing = form => {
    const names = new Set();
    const lines = [];
    for (const field of all('[required]', form).filter(isShown)) {
      if (field.type === 'radio') {
        if (names.has(field.name)) continue;
        names.add(field.name);
        if (all(`input[name="${field.name}"]`, form).some(x => x.checked)) continue;
      } else if (field.value.trim() !== '') continue;
      const label = field.closest('[data-field]')?.querySelector('label, legend')?.textContent.replace('*', '').trim() ?? '';
      mark(form, field.dataset.pointer, say.sayRequired);
      lines.push({ pointer: field.dataset.pointer, text: `${label}：${say.sayRequired}` });
    }
    return lines;
  };

  // What is right by the rules and is most likely a slip. Only asked about; the person decides.
  const doubts = async form => {
    const body = bodyOf(form);
    const found = [];
    if (body.occurredOn && Date.now() - Date.parse(body.occurredOn) > 30 * 864e5) found.push(say.sayOld);
    if (body.amountYuan > 1000000) found.push(say.sayLarge);
    const from = new Date(Date.parse(body.occurredOn) - 14 * 864e5);
    const names = (body.parties ?? []).map(x => x.name).filter(x => x);
    if (!isNaN(from) && names.length) {
      const query = new URLSearchParams({ committee: body.committee, disputeType: body.disputeType, from: from.toISOString().slice(0, 10), limit: '200' });
      const wait = AbortSignal.timeout(8000);
      const like = await fetch(`/api/v1/mediation-cases?${query}`, { signal: wait }).then(x => x.ok ? x.json() : null).catch(() => null);
      const near = new Set((like?.records ?? []).map(x => x.id));
      for (const name of near.size ? names : []) {
        const known = await fetch('/api/v1/party-searches', { method: 'POST', body: JSON.stringify({ name }), signal: wait,
          headers: { 'Content-Type': 'application/json', 'X-CaseTrack-Form': token } }).then(x => x.ok ? x.json() : null).catch(() => null);
        if (known?.found?.some(x => near.has(x.recordId))) { found.push(say.sayDouble); break; }
      }
    }
    return found;
  };

  const confirmed = async form => {
    if (form.dataset.stop !== 'oral') return true;
    const reasons = await doubts(form);
    if (!reasons.length) return true;
    const dialog = document.querySelector('[data-dialog="stop"]');
    dialog.querySelector('[data-stop-reasons]').replaceChildren(...reasons.map(x => Object.assign(document.createElement('li'), { textContent: x })));
    dialog.showModal();
    return new Promise(resolve => {
      dialog.querySelector('[data-stop-back]').onclick = () => { dialog.close(); resolve(false); };
      dialog.querySelector('[data-stop-go]').onclick = () => { dialog.close(); resolve(true); };
      dialog.oncancel = () => resolve(false);
    });
  };

  // The case as it is now, beside what was typed, and the way to send it again as things are.
  const stale = async form => {
    const path = form.dataset.post.split('/').slice(0, 5).join('/');
    const now = await fetch(path).then(async x => x.ok ? { etag: x.headers.get('ETag'), record: (await x.json()).record } : null).catch(() => null);
    const page = await fetch(form.dataset.done).then(x => x.ok ? x.text() : '').catch(() => '');
    const shown = new DOMParser().parseFromString(page, 'text/html');
    const words = [shown.querySelector('.identity'), ...all('.timeline li', shown).slice(0, 3)].filter(x => x)
      .map(x => ({ text: x.textContent.replace(/\s+/g, ' ').trim() }));
    const summary = refuse(form, say.sayStale, words);
    if (now?.etag) form.dataset.etag = now.etag;
    const number = shown.querySelector('h1')?.textContent ?? form.dataset.done;
    summary.append(Object.assign(document.createElement('a'), { href: form.dataset.done, target: '_blank', rel: 'noopener', textContent: number }));
  };

  const sealed = async form => {
    // The same text goes with the same key, however often the button is pressed.
    const body = JSON.stringify(bodyOf(form));
    const known = form.sealed;
    if (known && known.body === body && known.etag === (form.dataset.etag || '')) return known;
    return form.sealed = {
      id: uuid(), key: uuid(), account, post: form.dataset.post, etag: form.dataset.etag || '', body, done: form.dataset.done,
      draft: nameOfDraft(form), title: form.dataset.title, page: pageOf(form), made: Date.now(), tries: 0, state: 'waiting', said: ''
    };
  };

  // What is done at once with what is registered: an act of its own, which waits for the first.
  const nextOf = (form, item) => {
    const next = form.querySelector('[data-next]:checked');
    if (next?.value !== 'acceptance') return null;
    const id = idOf(item), body = { occurredOn: JSON.parse(item.body).occurredOn, rightsExplained: form.querySelector('[data-rights]')?.checked === true };
    if (next.dataset.next) body.mediators = [next.dataset.next];
    return {
      id: uuid(), key: uuid(), account, post: `${item.post}/${id}/${next.value}`, etag: '*', body: JSON.stringify(body), draft: '',
      done: doneAt(item), title: `${item.title} · ${next.closest('label').textContent.trim()}`, page: doneAt(item), made: item.made + 1, tries: 0, state: 'waiting', said: ''
    };
  };

  // A case is named by its number here and by its id to the API. Nobody may know of one that is not found.
  const nameCases = async form => {
    const lines = [];
    for (const field of all('[data-type="case"]', form)) {
      const text = field.value.trim();
      if (text === '' || field.dataset.of === text || /^[0-9a-f-]{36}$/.test(text)) continue;
      const found = await fetch(`/api/v1/numbers?${new URLSearchParams({ number: text })}`).then(x => x.ok ? x.json() : null).catch(() => null);
      const ids = [...new Set((found?.cases ?? []).map(x => x.id))];
      if (ids.length === 1) { field.dataset.of = text; field.dataset.id = ids[0]; continue; }
      mark(form, field.dataset.pointer, say.sayNoCase);
      lines.push({ pointer: field.dataset.pointer, text: say.sayNoCase });
    }
    return lines;
  };

  const submit = async form => {
    clear(form);
    const lines = [...missing(form), ...await nameCases(form)];
    if (lines.length) { refuse(form, say.sayMissing, lines); return; }
    if (!await confirmed(form)) return;
    // What is sent stands in the draft too, however soon it is sent: from there it is opened again, and leaves for the office.
    await keep(form, false);
    const item = await sealed(form);
    item.tries++;
    // Kept before it is sent: whatever ends the page now, it is still there.
    const wanted = nextOf(form, item);
    const next = form.nextOne = wanted && form.nextOne?.body === wanted.body && form.nextOne.post === wanted.post ? form.nextOne : wanted;
    let there = await put({ ...item, state: 'sending', since: Date.now() }).then(() => next && put(next)).then(() => true, () => false);
    const answer = await post(item);
    if (answer.status >= 200 && answer.status < 300) {
      await record(item, answer.body);
      form.sent = true;
      if (next) await sendItems(true);
      location.assign(doneAt(item) + (form.querySelector('[data-next]:checked')?.value === 'non-acceptance' ? '/non-acceptance' : '?done=1'));
      return;
    }
    if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
      there = await put({ ...item, state: 'waiting' }).then(() => true, () => false);
      // With no room on the device nothing may be promised: the text stays where it is.
      refuse(form, !there ? say.sayFull : answer.status === 429 && answer.after ? say.sayWait.replace('{0}', answer.after) : say.sayKept);
      later();
      return count();
    }
    await idbKeyval.del(item.id, outbox).catch(() => {});
    if (next) await idbKeyval.del(next.id, outbox).catch(() => {});
    if (answer.status === 401) return signIn(form);
    if (answer.status === 412 || answer.status === 409 && item.etag) return stale(form);
    const errors = answer.body?.errors ?? [];
    errors.forEach(x => mark(form, x.pointer, x.detail));
    refuse(form, sentence(answer.body, answer.status), errors.filter(x => x.detail !== answer.body.title || errors.length > 1)
      .map(x => ({ pointer: x.pointer, text: x.detail })));
  };

  // The sign-in ended in the middle: asked for over the page, where the text stays.
  const signIn = form => signInOver(() => submit(form), () => refuse(form, say.saySignin));
  const signInOver = async (then, otherwise) => {
    const page = await fetch('/sign-in').then(x => x.text()).catch(() => null);
    const own = page && new DOMParser().parseFromString(page, 'text/html').querySelector('form[action="/sign-in"]');
    if (!own) { otherwise(); return; }
    const dialog = document.createElement('dialog');
    const box = document.createElement('article');
    const title = Object.assign(document.createElement('h2'), { textContent: say.saySignin });
    const wrong = Object.assign(document.createElement('p'), { className: 'wrong', hidden: true });
    box.append(title, wrong, document.adoptNode(own));
    dialog.append(box);
    document.body.append(dialog);
    dialog.showModal();
    own.addEventListener('submit', async event => {
      event.preventDefault();
      const answer = await fetch('/sign-in', { method: 'POST', headers: { Accept: 'application/json' }, body: new URLSearchParams(new FormData(own)) });
      const body = await answer.json().catch(() => ({}));
      if (!answer.ok) { wrong.textContent = body.title ?? String(answer.status); wrong.hidden = false; return; }
      token = body.form;
      const me = await fetch('/api/v1/me').then(x => x.json());
      // Somebody else: what is typed here is not theirs to send.
      if (`${me.district}/${me.name}` !== account) { location.reload(); return; }
      dialog.remove();
      stay();
      then();
    });
  };

  // ---- drafts ----------------------------------------------------------------------------------------------------------------------

  // A row for each draft: a new record by the id it will have, an act by the case and its name.
  const nameOfDraft = form => form.dataset.draft + (form.draftId ? `|${form.draftId}` : '');
  const pageOf = form => {
    const query = new URLSearchParams(location.search);
    if (form.draftId) query.set('draft', form.draftId);
    return location.pathname + (query.size ? `?${query}` : '');
  };
  const keyOf = form => `${account}|${nameOfDraft(form)}`;

  // The draft the address names; a new one; or the one typed into last that is not sealed already.
  const choose = async form => {
    const made = form.querySelector('[data-pointer="/id"][data-type="made"]');
    if (!made) return;
    const asked = new URLSearchParams(location.search).get('draft');
    const sealedOnes = new Set((await items()).filter(x => x.account === account && x.state !== 'attention').map(x => x.draft));
    const start = `${account}|${form.dataset.draft}|`;
    const known = (await idbKeyval.entries(drafts).catch(() => [])).filter(([key]) => String(key).startsWith(start))
      .map(([key, x]) => ({ id: String(key).slice(start.length), at: x.at })).filter(x => !sealedOnes.has(`${form.dataset.draft}|${x.id}`)).sort((a, b) => b.at - a.at);
    form.draftId = /^[0-9a-f-]{36}$/.test(asked ?? '') ? asked : asked === 'new' || !known.length ? uuid() : known[0].id;
    made.value = form.draftId;
    const more = form.parentElement.querySelector('[data-new-draft]');
    if (more && asked !== 'new' && known.length) more.hidden = false;
  };
  const valueOf = field => field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value;
  const begunWith = field => field.tagName === 'SELECT' ? (field.querySelector('option[selected]') ?? field.options[0])?.value
    : field.type === 'checkbox' || field.type === 'radio' ? field.defaultChecked : field.defaultValue;
  const nameOf = field => field.dataset.pointer + (field.type === 'radio' || field.dataset.type === 'check' ? `=${field.value}` : '');

  const keep = async (form, copied = true) => {
    if (form.sent || form.readOnly) return;
    const values = Object.fromEntries(all('[data-pointer]', form).filter(x => !('fixed' in x.dataset)).map(x => [nameOf(x), valueOf(x)]));
    try {
      await idbKeyval.set(keyOf(form), { account, page: pageOf(form), title: form.dataset.title, at: Date.now(), box: await seal(values), groups: all('[data-groups]', form).map(x => all(':scope > [data-group]', x).length) }, drafts);
      form.kept ??= (navigator.storage?.persist?.() ?? Promise.resolve(false)).then(x => { const note = document.querySelector('[data-volatile]'); if (note && !x && matchMedia('(pointer: coarse)').matches) note.hidden = false; }).catch(() => {});
      const saved = form.querySelector('[data-saved]');
      if (saved) saved.textContent = `${say.saySaved} ${new Date().toTimeString().slice(0, 5)}`;
    } catch {
      // No room or no storage: the text stays on the page, and that is said.
      const saved = form.querySelector('[data-saved]');
      if (saved) saved.textContent = say.sayFull;
    }
    if (copied) mirror(form, values);
  };

  // A private copy with the service, so that a lost phone loses nothing: not at every letter.
  const mirror = (form, values) => {
    if (form.mirrored && Date.now() - form.mirrored < 5000) return;
    form.mirrored = Date.now();
    ask('drafts', { draft: nameOfDraft(form), page: pageOf(form), title: form.dataset.title, values: JSON.stringify({ values, groups: all('[data-groups]', form).map(x => all(':scope > [data-group]', x).length) }) });
  };

  const restore = async form => {
    const draft = await idbKeyval.get(keyOf(form), drafts).catch(() => null);
    if (!draft) return;
    const values = await unseal(draft.box).catch(() => null);
    if (!values) return;
    all('[data-groups]', form).forEach((x, i) => { while (all(':scope > [data-group]', x).length < (draft.groups?.[i] ?? 0)) addGroup(x); });
    for (const field of all('[data-pointer]', form)) {
      const value = values[nameOf(field)];
      if (value === undefined || 'fixed' in field.dataset) continue;
      if (field.type === 'checkbox' || field.type === 'radio') field.checked = value; else field.value = value;
      if (value && field.type !== 'hidden' && value !== begunWith(field)) field.closest('details')?.setAttribute('open', '');
    }
    const saved = form.querySelector('[data-saved]');
    if (saved) saved.textContent = say.sayRestored;
  };

  const addGroup = groups => {
    const last = all(':scope > [data-group]', groups).at(-1);
    const [index, next] = [last.dataset.group.split('/').at(-1), all(':scope > [data-group]', groups).length];
    const copy = last.cloneNode(true);
    const [old, fresh] = [`${groups.dataset.groups}/${index}`, `${groups.dataset.groups}/${next}`];
    const [oldId, freshId] = [old.replaceAll('/', '-'), fresh.replaceAll('/', '-')];
    for (const element of [copy, ...all('*', copy)]) {
      for (const attribute of [...element.attributes]) {
        if (attribute.value.includes(old)) attribute.value = attribute.value.replaceAll(old, fresh);
        if (attribute.value.includes(oldId)) attribute.value = attribute.value.replaceAll(oldId, freshId);
      }
    }
    all('input, textarea', copy).filter(x => !('fixed' in x.dataset)).forEach(x => { x.type === 'checkbox' || x.type === 'radio' ? x.checked = false : x.value = ''; });
    const legend = copy.querySelector('legend');
    legend.textContent = legend.textContent.replace(/\d+$/, String(next + 1));
    last.after(copy);
    all('[data-type="made"]', copy).forEach(x => x.value = uuid());
    return copy;
  };

  const start = async form => {
    form.addEventListener('submit', async event => {
      event.preventDefault();
      if (form.busy || form.readOnly) return;
      form.busy = true;
      const button = form.querySelector('button[type=submit]');
      button.setAttribute('aria-busy', 'true');
      await submit(form).finally(() => { form.busy = false; button.removeAttribute('aria-busy'); });
    });
    await choose(form).catch(() => {});
    await restore(form);
    await startPhotos(form).catch(() => {});
    if (form.draftId) form.querySelector('[data-pointer="/id"][data-type="made"]').value = form.draftId;
    all('[data-type="made"]', form).forEach(x => x.value ||= uuid());
    depend(form);
    let later, composing = false;
    const soon = () => { clearTimeout(later); if (!composing) later = setTimeout(() => keep(form), 500); };
    form.addEventListener('compositionstart', () => composing = true);
    form.addEventListener('compositionend', () => { composing = false; soon(); });
    form.addEventListener('keydown', event => { if (event.key === 'Enter' && event.isComposing) event.preventDefault(); });
    form.addEventListener('input', soon);
    form.addEventListener('change', () => { depend(form); soon(); });
    addEventListener('pagehide', () => { form.mirrored = 0; keep(form); });
    all('[data-set]', form).forEach(x => x.addEventListener('click', () => { form.querySelector(x.dataset.set).value = x.dataset.value; soon(); }));
    all('[data-add-group]', form).forEach(x => x.addEventListener('click', () => { addGroup(x.parentElement).querySelector('input:not([type=hidden])')?.focus(); soon(); }));
    form.dataset.ready = '1';
    // What is sealed and on its way is not typed into any more: it would be sent twice, in two versions.
    if ((await mine()).some(x => x.draft === nameOfDraft(form) && x.state !== 'attention')) freeze(form, say.saySealed);
    // The first tab writes; a second one may look.
    navigator.locks?.request(`draft ${keyOf(form)}`, { ifAvailable: true }, lock => {
      if (lock) return new Promise(() => {});
      freeze(form, say.sayOther);
      return undefined;
    });
  };

  const freeze = (form, why) => {
    form.readOnly = true;
    all('input, select, textarea, button', form).forEach(x => x.disabled = true);
    form.before(Object.assign(document.createElement('p'), { className: 'alert', textContent: why }));
  };

  // ---- what waits to be sent --------------------------------------------------------------------------------------------------------

  const items = async () => (await idbKeyval.values(outbox).catch(() => [])).map(x =>
    x.state === 'sending' && Math.abs(Date.now() - x.since) > 60000 ? { ...x, state: 'waiting' } : x).sort((a, b) => a.made - b.made);
  const mine = async () => Promise.all((await items()).filter(x => x.account === account).map(async x => ({ ...x, body: await unseal(x.box).catch(() => '{}') })));

  const count = async () => {
    const waiting = (await mine()).length + (await photosOf(x => x.state !== 'draft')).length;
    all('[data-outbox-count]').forEach(x => x.textContent = String(waiting));
    all('[data-unsent]').forEach(x => x.hidden = waiting === 0);
  };

  // Never further ahead than the longest wait: the clock may have been put back.
  const isDue = item => !item.after || item.after <= Date.now() || item.after > Date.now() + 400000;

  // Again when the next one is due.
  let next;
  const later = async () => {
    clearTimeout(next);
    const times = (await mine()).filter(x => x.state === 'waiting' || x.state === 'sending').map(x => x.state === 'sending' ? x.since + 61000 : x.after ?? Date.now() + 2000);
    times.push(...(await photosOf(x => x.state === 'waiting')).map(x => x.after ?? Date.now() + 2000));
    if (times.length) next = setTimeout(() => sendAll(), Math.min(300000, Math.max(1000, Math.min(...times) - Date.now())));
  };

  // The case an act is about; a new record by its own id.
  const subjectOf = item => /\/api\/v1\/[^/]+\/([0-9a-f-]{36})/.exec(item.post)?.[1] ?? idOf(item);

  // Pressed by the person: after the round that runs already, and without waiting for what is not due. Otherwise one round at a time.
  const sendAll = async pressed => { await sendItems(pressed); await sendPhotos(pressed); };
  const sendItems = pressed => navigator.locks.request('casetrack-outbox', { ifAvailable: pressed !== true }, async lock => {
    if (!lock) return;
    // Made ready under the lock: outside of it, what has just been sent would be put back.
    if (pressed === true) for (const item of await mine()) if (item.state !== 'attention') await put({ ...item, state: 'waiting', after: 0 });
    const stuck = new Set();
    for (const item of await mine()) {
      const subject = subjectOf(item);
      if (stuck.has(subject)) continue;
      if (item.state === 'attention') { stuck.add(subject); continue; }
      if (item.state === 'sending') { stuck.add(subject); continue; }
      if (!isDue(item)) { stuck.add(subject); continue; }
      item.tries++;
      await put({ ...item, state: 'sending', since: Date.now() });
      const answer = await post(item);
      if (answer.status >= 200 && answer.status < 300 || await isRecorded(item, answer)) { await record(item, answer.body); continue; }
      stuck.add(subject);
      if (answer.status === 401) { await put({ ...item, state: 'signin' }); break; }
      if (answer.status === 0 || answer.status >= 500 || answer.status === 429) {
        const wait = Math.min(300000, 1000 * 2 ** Math.min(item.tries, 9)) * (0.75 + Math.random() / 2);
        await put({ ...item, state: 'waiting', after: Date.now() + wait });
        if (answer.status === 0) break;
        continue;
      }
      await put({ ...item, state: 'attention', said: sentence(answer.body, answer.status) });
    }
    await count();
    await show();
    later();
  });

  // The answer was lost, or the key forgotten: the record itself says whether our request is in it.
  const isRecorded = async (item, answer) => {
    if (answer.status !== 409 && answer.status !== 412) return false;
    const kind = item.post.split('/')[3];
    const history = await fetch(`/api/v1/${kind}/${subjectOf(item)}/history`).then(x => x.ok ? x.json() : null).catch(() => null);
    return history?.events?.some(x => x.correlation === item.id) === true;
  };

  const when = at => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
  const row = (title, quiet, ...more) => {
    const line = Object.assign(document.createElement('li'), { className: 'card-row' });
    line.append(Object.assign(document.createElement('strong'), { textContent: title }),
      ...more, Object.assign(document.createElement('span'), { className: 'quiet', textContent: quiet }));
    return line;
  };
  const button = (text, act) => { const made = Object.assign(document.createElement('button'), { type: 'button', className: 'outline', textContent: text }); made.addEventListener('click', act); return made; };
  const link = (text, href) => Object.assign(document.createElement('a'), { href, textContent: text });

  // What leaves this device in a file is read by the office alone: sealed to its key, with a key of this once.
  const sealToOffice = async (office, item) => {
    const [words, curve] = [x => new TextEncoder().encode(x), { name: 'ECDH', namedCurve: 'P-256' }];
    const label = words('casetrack sealed draft');
    const draft = await idbKeyval.get(`${account}|${item.draft}`, drafts).catch(() => null);
    const values = draft ? JSON.stringify({ values: await unseal(draft.box), groups: draft.groups ?? [] }) : JSON.stringify({ values: {}, groups: [] });
    const content = { account, post: item.post.replace('/api/v1/', ''), sealedAt: new Date().toISOString(), body: item.body, content: { draft: item.draft, page: item.page, title: item.title, values } };
    const theirs = await crypto.subtle.importKey('spki', Uint8Array.from(atob(office), x => x.charCodeAt(0)), curve, false, []);
    const own = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
    const secret = await crypto.subtle.importKey('raw', await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256), 'HKDF', false, ['deriveKey']);
    const key = await crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: label }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: label }, key, words(JSON.stringify(content)));
    return JSON.stringify({ key: await base64(await crypto.subtle.exportKey('spki', own.publicKey)), entry: `1.${await base64(await new Blob([iv, data]).arrayBuffer())}` });
  };

  // Somebody else's, opened by the office: a draft like one's own from here on.
  const takeOver = async content => {
    const { values, groups } = JSON.parse(content.values);
    await idbKeyval.set(`${account}|${content.draft}`, { account, page: content.page, title: content.title, at: Date.now(), box: await seal(values), groups }, drafts);
  };
  document.querySelector('[data-unseal]')?.addEventListener('change', async event => {
    const wrong = document.querySelector('[data-unseal-wrong]');
    const body = await event.target.files[0]?.text() ?? '';
    const answer = await fetch('/api/v1/me/sealed-drafts', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CaseTrack-Form': token }, body }).catch(() => null);
    const said = await answer?.json().catch(() => null);
    wrong.hidden = answer?.ok === true;
    wrong.textContent = answer?.ok ? '' : sentence(said, answer?.status ?? 0);
    if (!answer?.ok) return;
    await takeOver(said.content);
    location.assign(said.content.page);
  });

  // What stands there already stays: whoever has come to it by the keyboard is not thrown back.
  const lay = (place, nodes) => {
    const made = document.createElement(place.tagName);
    made.append(...nodes);
    if (made.innerHTML !== place.innerHTML) place.replaceChildren(...made.childNodes);
  };

  const show = async () => {
    const list = document.querySelector('[data-outbox]');
    if (!list) return;
    const words = { waiting: say.sayWaiting, sending: say.saySending, attention: say.sayAttention, signin: say.saySignin };
    const own = await mine();
    lay(list, own.map(x => row(x.title, `${when(x.made)} · ${x.tries} · ${x.said}`,
      Object.assign(document.createElement('span'), { className: `state ${x.state === 'attention' ? 'bad' : 'soon'}`, textContent: words[x.state] }),
      link(list.dataset.open, x.page),
      button(list.dataset.export, async () => {
        const file = URL.createObjectURL(new Blob([await sealToOffice(list.dataset.office, x)], { type: 'application/json' }));
        Object.assign(document.createElement('a'), { href: file, download: `${x.id}.json` }).click();
        URL.revokeObjectURL(file);
      }),
      button(list.dataset.delete, async () => { if (confirm(list.dataset.sure)) { await idbKeyval.del(x.id, outbox); await show(); await count(); } }))));
    document.querySelector('[data-outbox-empty]').hidden = own.length > 0;
    const others = (await items()).length - own.length + (await idbKeyval.values(drafts)).filter(x => x.account !== account).length
      + (await idbKeyval.values(photos)).filter(x => x.account !== account).length;
    const note = document.querySelector('[data-others]');
    note.hidden = others === 0;
    note.textContent = say.sayOthers.replace('{0}', String(others));
    lay(document.querySelector('[data-drafts]'), (await idbKeyval.entries(drafts)).filter(([, x]) => x.account === account).map(([key, x]) =>
      row(x.title, when(x.at), link(list.dataset.open, x.page),
        button(list.dataset.delete, async () => { if (confirm(list.dataset.sure)) { await dropDraft(key); await show(); } }))));
    await showQueue(list, words);
    await elsewhere(list);
    lay(document.querySelector('[data-receipts]'), ((await idbKeyval.get('last', receipts)) ?? []).map(x =>
      row(x.title, when(x.at), link(list.dataset.open, x.href))));
    // What there is none of has no heading either.
    for (const x of all('[data-drafts], [data-receipts]')) x.previousElementSibling.hidden = !x.children.length;
  };

  // A private copy of each photo of a draft, as of its text: a lost phone does not lose them either. Once each, where there is a network.
  const base64 = bytes => new Promise(done => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.readAsDataURL(new Blob([bytes]));
  });
  const mirrorPhoto = async photo => {
    if (photo.copied || photo.state !== 'draft') return;
    const kept = await ask('draft-photos', { draft: photo.draft, photo: photo.id, takenOn: photo.day, picture: await base64(await unsealBytes(photo.box)) });
    // Taken away or sealed meanwhile: then what stands here is of then.
    const now = kept && (await photosOf(x => x.id === photo.id && x.state === 'draft'))[0];
    if (now) await idbKeyval.set(photo.id, { ...now, copied: true }, photos);
    else if (kept) await ask('draft-removals', { draft: photo.draft, photo: photo.id });
  };
  const mirrorPhotos = async () => { for (const x of await photosOf(x => x.state === 'draft' && !x.copied)) await mirrorPhoto(x).catch(() => {}); };

  // The photos of a draft from another device, made one's own.
  const takePhotos = async content => {
    const there = await fetch(`/api/v1/me/draft-photos?${new URLSearchParams({ draftName: content.draft })}`).then(x => x.ok ? x.json() : null).catch(() => null);
    for (const x of there?.photos ?? []) {
      const bytes = Uint8Array.from(atob(x.picture), y => y.charCodeAt(0));
      await idbKeyval.set(x.photo, { id: x.photo, account, sha256: await digestOf(bytes), size: bytes.length, made: Date.now(), tries: 0, box: await sealBytes(bytes),
        draft: content.draft, state: 'draft', copied: true, title: content.title, page: content.page, day: x.takenOn }, photos);
    }
  };

  const dropDraft = async key => {
    const draft = key.slice(account.length + 1);
    await idbKeyval.del(key, drafts);
    for (const x of await photosOf(x => x.draft === draft)) await idbKeyval.del(x.id, photos);
    await ask('draft-removals', { draft });
  };

  const sizeOf = x => `${Math.ceil(x.size / 1024)} KB`;

  // Photos that wait, each with how much of it has arrived.
  const showQueue = async (list, words) => {
    const place = document.querySelector('[data-photo-queue]');
    const own = await photosOf(x => x.state !== 'draft');
    lay(place, own.map(x => row(x.title, `${x.day} · ${sizeOf(x)} · ${x.said ?? ''}`,
      Object.assign(document.createElement('span'), { className: `state ${x.state === 'attention' ? 'bad' : 'soon'}`, textContent: words[x.state] }),
      Object.assign(document.createElement('progress'), { max: x.size, value: x.sent ?? 0, ariaLabel: `${place.dataset.name} ${Math.ceil((x.sent ?? 0) / 1024)}/${sizeOf(x)}` }),
      link(list.dataset.open, x.page),
      button(list.dataset.delete, async () => { if (confirm(list.dataset.sure)) { await idbKeyval.del(x.id, photos); await show(); await count(); } }))));
    place.previousElementSibling.hidden = own.length === 0;
  };

  // Drafts typed on another device: taken over onto this one, and gone on with.
  const elsewhere = async list => {
    const place = document.querySelector('[data-elsewhere]');
    if (!place) return;
    const there = await fetch('/api/v1/me/drafts').then(x => x.ok ? x.json() : null).catch(() => null);
    const known = new Set((await idbKeyval.keys(drafts)).map(String));
    const found = (there?.drafts ?? []).filter(x => !known.has(`${account}|${x.content.draft}`));
    lay(place, found.map(x => row(x.content.title, when(x.savedAt),
      button(list.dataset.take, async () => {
        await takeOver(x.content);
        await takePhotos(x.content);
        location.assign(x.content.page);
      }),
      button(list.dataset.delete, async () => { if (confirm(list.dataset.sure)) { await ask('draft-removals', { draft: x.content.draft }); await show(); } }))));
    place.previousElementSibling.hidden = found.length === 0;
  };

  // ---- photos -----------------------------------------------------------------------------------------------------------------------

  const [longestSide, mostBytes, mostAtOnce] = [1600, 400 * 1024, 6];

  // The picture and nothing else: some browsers write into the file what they know of it.
  const bare = async bytes => {
    const view = new DataView(bytes.buffer), kept = [bytes.slice(0, 2)];
    for (let at = 2; at + 4 <= bytes.length;) {
      const marker = bytes[at + 1], end = at + 2 + view.getUint16(at + 2);
      if (marker === 0xda) { kept.push(bytes.slice(at)); break; }
      if (marker < 0xe0 || marker === 0xe0 && end - at === 18) kept.push(bytes.slice(at, end));
      at = end;
    }
    return new Uint8Array(await new Blob(kept).arrayBuffer());
  };

  // Drawn anew: small enough to be sent, and without what the camera wrote beside the picture. Null for what is no picture.
  const drawn = async file => {
    const picture = await createImageBitmap(file).catch(() => null);
    if (!picture) return null;
    let scale = Math.min(1, longestSide / Math.max(picture.width, picture.height)), quality = 0.85;
    for (let i = 0; i < 24; i++) {
      const canvas = Object.assign(document.createElement('canvas'), { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) });
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', quality));
      if (blob?.type === 'image/jpeg' && blob.size <= mostBytes) return bare(new Uint8Array(await blob.arrayBuffer()));
      if (quality > 0.5) quality -= 0.1; else { scale *= 0.8; quality = 0.75; }
    }
    return null;
  };

  const digestOf = async bytes => [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(x => x.toString(16).padStart(2, '0')).join('');

  // Made ready on the device and kept there; what went wrong is said.
  const takePhoto = async (file, about, tell) => {
    const bytes = await drawn(file);
    if (!bytes) { tell(say.sayPhotoNone); return null; }
    const photo = { id: uuid(), account, sha256: await digestOf(bytes), size: bytes.length, made: Date.now(), tries: 0, box: await sealBytes(bytes), ...about };
    try { await idbKeyval.set(photo.id, photo, photos); } catch { tell(say.sayFull); return null; }
    return photo;
  };

  const today = () => new Date(Date.now() + 8 * 36e5).toISOString().slice(0, 10);

  // The photos of a draft: taken, looked at, taken away again; sent once the text is recorded.
  const startPhotos = async form => {
    const input = form.querySelector('[data-photo]');
    if (!input) return;
    const said = text => { form.querySelector('[data-photo-said]').textContent = text; };
    const list = form.querySelector('[data-photo-list]');
    const showOwn = () => list.replaceChildren(...form.photos.map((x, i) => row(`${list.dataset.name} ${i + 1}`, `${x.day} · ${sizeOf(x)}`,
      button(list.dataset.remove, async () => { await idbKeyval.del(x.id, photos); ask('draft-removals', { draft: x.draft, photo: x.id }); form.photos = form.photos.filter(y => y !== x); showOwn(); }))));
    form.photos = await photosOf(x => x.draft === nameOfDraft(form));
    showOwn();
    // Kept before the camera opens: a phone may end the page that is not looked at.
    input.addEventListener('click', event => {
      if (input.kept) { input.kept = false; return; }
      event.preventDefault();
      keep(form).finally(() => { input.kept = true; input.click(); });
    });
    input.addEventListener('change', async () => {
      const file = input.files[0];
      if (!file) return;
      input.value = '';
      if (form.photos.length >= mostAtOnce) { said(say.sayPhotoMost); return; }
      form.busy = true;
      const photo = await takePhoto(file, { draft: nameOfDraft(form), state: 'draft', title: form.dataset.title, page: pageOf(form), day: today() }, said).finally(() => { form.busy = false; });
      if (!photo) return;
      await keep(form);
      form.photos.push(photo);
      said(say.sayPhotoKept);
      showOwn();
      mirrorPhoto(photo).catch(() => {});
    });
  };

  // A photo for a case that is there already.
  const startCasePhoto = form => {
    const said = text => { form.querySelector('[data-photo-said]').textContent = text; };
    form.addEventListener('submit', async event => {
      event.preventDefault();
      const [input, day] = [form.querySelector('input[type=file]'), form.querySelector('input[type=date]')];
      if (!input.files[0]) { input.focus(); return; }
      const photo = await takePhoto(input.files[0], { state: 'waiting', title: form.dataset.title, page: form.dataset.page, case: form.dataset.photoCase, day: day.value || today() }, said);
      if (!photo) return;
      form.reset();
      said(say.sayPhotoKept);
      await count();
      await sendPhotos(true);
      const left = (await photosOf(x => x.id === photo.id))[0];
      if (left) said(left.state === 'attention' ? left.said : left.state === 'signin' ? say.saySignin : say.sayKept);
      else location.assign(form.dataset.page);
    });
  };

  // What has arrived is not sent again: the service says which parts are missing.
  const sendPhoto = async photo => {
    const change = async more => { Object.assign(photo, more); await idbKeyval.set(photo.id, photo, photos); };
    if (!photo.announced) {
      const body = JSON.stringify({ occurredOn: photo.day, photo: photo.id, sha256: photo.sha256, size: photo.size });
      const answer = await post({ post: `${photo.case}/photos`, etag: '*', key: photo.id, id: photo.id, body });
      if (answer.status < 200 || answer.status >= 300) return answer;
      await change({ announced: true });
    }
    const reach = async (address, options) => {
      try {
        const answer = await fetch(address, { credentials: 'same-origin', signal: AbortSignal.timeout(120000), ...options });
        hear(answer);
        return { status: answer.status, body: await answer.json().catch(() => null) };
      } catch { return { status: 0, body: null }; }
    };
    const there = await reach(`${photo.case}/photos`);
    if (there.status !== 200) return there;
    const known = there.body.photos.find(x => x.photo === photo.id);
    if (!known) { await change({ announced: false }); return { status: 409, body: null }; }
    if (known.arrived) return { status: 200, body: known };
    const bytes = await unsealBytes(photo.box);
    let answer = { status: 409, body: null };
    for (let i = 0; i * known.partLength < bytes.length; i++) {
      if (known.parts.includes(i)) continue;
      const part = bytes.slice(i * known.partLength, (i + 1) * known.partLength);
      answer = await reach(`${photo.case}/photos/${photo.id}/parts/${i}`, { method: 'POST', body: part,
        headers: { 'Content-Type': 'application/octet-stream', 'X-CaseTrack-Form': token, 'X-Correlation-ID': photo.id } });
      if (answer.status !== 200) return answer;
      await change({ sent: Math.min(bytes.length, answer.body.parts.length * known.partLength) });
      await show();
    }
    return answer.body?.arrived ? answer : { status: 409, body: null };
  };

  const sendPhotos = pressed => navigator.locks.request('casetrack-photos', { ifAvailable: pressed !== true }, async lock => {
    if (!lock) return;
    for (const photo of await photosOf(x => x.state === 'waiting' || x.state === 'signin')) {
      if (pressed !== true && !isDue(photo)) continue;
      photo.tries++;
      const answer = await sendPhoto(photo).catch(() => ({ status: 0, body: null }));
      // Deleted by its owner meanwhile.
      if (!(await photosOf(x => x.id === photo.id)).length) continue;
      if (answer.status === 200) { await idbKeyval.del(photo.id, photos); continue; }
      const soon = answer.status === 0 || answer.status >= 500 || answer.status === 429 || answer.status === 409
        || answer.body?.type?.endsWith('photo.not-whole') && photo.tries < 4;
      await idbKeyval.set(photo.id, { ...photo,
        state: answer.status === 401 ? 'signin' : soon ? 'waiting' : 'attention',
        said: soon || answer.status === 401 ? '' : sentence(answer.body, answer.status),
        after: soon ? Date.now() + Math.min(300000, 1000 * 2 ** Math.min(photo.tries, 9)) * (0.75 + Math.random() / 2) : undefined }, photos);
      if (answer.status === 0 || answer.status === 401) break;
    }
    await count();
    await show();
    later();
  });

  // ---- the end of the sign-in ------------------------------------------------------------------------------------------------------

  // Said ten minutes before. Looked at again and again, as a timer of hours stands still while a phone sleeps; a page that only lies open
  // prolongs nothing. Counted from the server's own clock, as that of the device may be another.
  const early = 600000;
  const ending = document.querySelector('[data-ending]');
  let ends = Infinity;
  const foretell = () => { if (ending) ending.hidden = ends - Date.now() > early; };
  // Where use does not help any longer, what is left is the longest time.
  const lasts = left => {
    ends = Date.now() + left;
    for (const x of all('[data-ending-soon], [data-ending-stay]', ending ?? document)) x.hidden = left <= early;
    for (const x of all('[data-ending-last]', ending ?? document)) x.hidden = left > early;
    foretell();
  };
  const stay = async () => {
    const answer = await fetch('/api/v1/me', { cache: 'no-store' }).catch(() => null);
    if (answer?.status === 401) await signInOver(() => {}, () => {});
    if (answer?.ok) lasts(Date.parse((await answer.json()).signInEndsAt) - Date.parse(answer.headers.get('Date')));
  };
  if (meta('casetrack-lasts') && ending) {
    lasts(Number(meta('casetrack-lasts')) * 1000);
    setInterval(foretell, 15000);
    document.addEventListener('visibilitychange', foretell);
    ending.querySelector('[data-ending-stay]').addEventListener('click', stay);
  }

  // ---- beginning -------------------------------------------------------------------------------------------------------------------

  document.querySelector('[data-focus]')?.focus();
  // On a phone filters fold, unless they say what is seen.
  if (matchMedia('(max-width: 48rem)').matches) all('[data-fold]').forEach(x => x.removeAttribute('open'));
  if (sessionStorage.getItem('casetrack-clock')) all('[data-clock]').forEach(x => x.hidden = false);
  navigator.serviceWorker?.register('/sw.js').catch(() => {});
  all('form.act').forEach(start);
  all('form[data-photo-case]').forEach(startCasePhoto);
  document.querySelector('[data-send-all]')?.addEventListener('click', () => sendAll(true));
  document.querySelector('[data-sign-out]')?.addEventListener('click', event => {
    const waiting = Number(document.querySelector('[data-outbox-count]')?.textContent ?? 0);
    if (waiting > 0 && !confirm(`${say.sayWaiting}：${waiting}`)) event.preventDefault();
  });
  addEventListener('online', () => { sendAll(); mirrorPhotos(); });
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sendAll(); });
  count().then(() => sendAll()).then(show).then(mirrorPhotos);
})();
