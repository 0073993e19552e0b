// The events by which the scripts of one page inform each other. Each is dispatched on the document.
// A script publishes and subscribes by these names only.
const details = {
  "thread-state": "{ locked, lockReason }: the thread was locked or opened",
  "conclusion": "{ post, name, time }: the conclusion changed; name of its author and time as text",
  "filled": "{ item, post, name }: the row of a post was made or changed; name of its author as text",
  "counted": "{ kind, difference }: one post of a kind more or less",
  "posted": "{ key, waits }: the reader sent a reply; waits when a moderator reads it first",
  "arrived": "the row of a post that the reader sent, once it is in the thread on this page",
  "to-text": "nothing: the writer goes on in the box of the text, so a preview in its place closes",
  "reply-to": "{ item, quote }: the row of the post that the reader wants to reply to; the words quoted of it",
  "news": "nothing: the number of unread notifications rose",
  "fresh": "nothing: the desk of a round was read again",
};

export function publish(name, detail) {
  check(name);
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

export function subscribe(name, handler) {
  check(name);
  document.addEventListener(name, event => handler(event.detail));
}

function check(name) {
  if (!(name in details))
    throw new Error(`${name} is no event of _Events.cshtml.js`);
}
