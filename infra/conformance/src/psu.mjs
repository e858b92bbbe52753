// The customer: a browser without JavaScript, and a phone.

const PATIENCE_MS = 20_000;
const POLL_MS = 100;

export const SAMPLE = { cpr: '800106976', mobile: '+97333106976', cif: '106976', account: 'Zz83yzNPQv6u5aWQbCwQWQ' };

/** Walks the bank's pages from where the TPP sends its customer; answers the address the bank sends the customer back to. */
export async function authorise(stack, start, customer = SAMPLE, decision = 'authorise') {
  const browser = new Browser();
  const phone = new Phone(stack, customer.mobile);
  await phone.pickUp();
  await browser.open(start);
  await browser.submit('cpr', { cpr: customer.cpr, mobile: customer.mobile, cif: customer.cif });
  await browser.submit('code', { code: await phone.nextCode() });
  return browser.submit('decision', { decision, account: customer.account });
}

/** Where a request leads that the bank answers without any page. */
export async function follow(address) {
  const response = await fetch(address, { redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), body: await response.text() };
}

class Browser {
  cookies = new Map();
  address = undefined;
  page = '';

  async open(address) {
    return this.#visit(new URL(address), { method: 'GET' });
  }

  /** Fills in and sends the form that has this field; the answer is an address once the bank sends the browser elsewhere. */
  async submit(field, values) {
    const form = [...this.page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)].find(([, , inner]) =>
      new RegExp(`name="${field}"`, 'i').test(inner),
    );
    if (!form) {
      throw new Error(`no form with a field ${field} on this page: ${text(this.page)}`);
    }
    const [, attributes, inner] = form;
    const body = new URLSearchParams();
    for (const [control] of inner.matchAll(/<(?:input|button)\b[^>]*>/gi)) {
      const name = attribute(control, 'name');
      const value = attribute(control, 'value') ?? '';
      const kind = (attribute(control, 'type') ?? 'text').toLowerCase();
      const wanted = name === undefined ? undefined : values[name.toLowerCase()];
      if (name === undefined) {
        continue;
      }
      if (kind === 'hidden' && wanted === undefined) {
        body.append(name, value);
      } else if (wanted !== undefined && (['checkbox', 'radio', 'submit'].includes(kind) || /^<button/i.test(control))) {
        if (value.toLowerCase() === wanted.toLowerCase()) {
          body.append(name, value);
        }
      } else if (wanted !== undefined) {
        body.append(name, wanted);
      }
    }
    const action = new URL(attribute(attributes, 'action') ?? '', this.address);
    return this.#visit(action, { method: 'POST', body });
  }

  async #visit(address, request) {
    for (let hops = 0; hops < 10; hops += 1) {
      const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, {
        ...request,
        redirect: 'manual',
        headers: { ...(cookie && { Cookie: cookie }), Accept: 'text/html', 'Accept-Language': 'en', Origin: address.origin },
      });
      for (const set of response.headers.getSetCookie()) {
        const [pair] = set.split(';');
        const at = pair.indexOf('=');
        this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
      }
      const location = response.headers.get('location');
      if (!location) {
        this.address = address;
        this.page = await response.text();
        if (!response.ok) {
          throw new Error(`${response.status} at ${address.pathname}: ${text(this.page)}`);
        }
        return undefined;
      }
      const next = new URL(location, address);
      if (next.origin !== address.origin) {
        return next;
      }
      address = next;
      request = { method: 'GET' };
    }
    throw new Error(`too many redirects, the last to ${address}`);
  }
}

export class Phone {
  constructor(stack, mobile) {
    this.messages = `${stack.phone}/${encodeURIComponent(mobile)}`;
    this.read = new Set();
  }

  async #list() {
    const response = await fetch(this.messages, { headers: { Accept: 'application/json' } });
    const messages = await response.json();
    const wrong = messages.find(({ messageId, text }) => typeof messageId !== 'string' || typeof text !== 'string');
    if (wrong) {
      throw new Error(`no message: ${JSON.stringify(wrong)}`);
    }
    return messages;
  }

  async pickUp() {
    (await this.#list()).forEach((message) => this.read.add(message.messageId));
  }

  async nextCode() {
    const giveUp = Date.now() + PATIENCE_MS;
    while (Date.now() < giveUp) {
      for (const message of await this.#list()) {
        const code = /(?<!\d)\d{6}(?!\d)/.exec(message.text);
        if (code && !this.read.has(message.messageId)) {
          this.read.add(message.messageId);
          return code[0];
        }
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    throw new Error('no text message with a code came');
  }
}

function attribute(tag, name) {
  const found = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'i').exec(tag);
  return found?.[1].replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(n));
}

function text(page) {
  return page.replace(/<style[\s\S]*?<\/style>/gi, '').replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 300);
}
