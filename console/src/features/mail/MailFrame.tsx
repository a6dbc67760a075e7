/** A mail as its reader sees it; whatever stands in it can do nothing here. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return <iframe className="settings-mail-frame" title={title} sandbox="" srcDoc={html} />;
}
