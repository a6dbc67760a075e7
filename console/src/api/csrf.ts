let token: string | undefined;

/** Keeps the session's token, which calls that change something must show. */
export function keepCsrfToken(next: string | undefined): void {
  token = next;
}

export function csrfToken(): string | undefined {
  return token;
}
