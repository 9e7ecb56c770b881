/** The initial data of a new database: a team with some notes. */
export const SEED = `
  INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Alan');
  INSERT INTO notes (user_id, text, created_at) VALUES
    (1, 'Check the Bernoulli numbers', ${ago('3 days')}),
    (3, 'Machines take me by surprise with great frequency. Who wrote the last patch?', ${ago('2 days')}),
    (2, 'The bug was a moth. It is taped into the logbook, next to the coffee stain.', ${ago('26 hours')}),
    (1, 'Lunch on Friday: the place with the dumplings, 12:30. Let me know if you cannot come.', ${ago('5 hours')}),
    (2, 'A ship in port is safe, but that is not what ships are built for.
Release on Thursday?', ${ago('40 minutes')});
`

function ago(span: string): string {
  return `strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-${span}')`
}
