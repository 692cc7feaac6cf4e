// @ts-check
// Finding a procedure by what people call it, typed without accents.

/** @typedef {{id: string, code: string, service: string, name: string, aliases: string[], papers: string[], time: string | null, fee: string | null, note: string | null}} Procedure */

/** @param {string} text @returns {string} lower case, without accents: "Giấy độc thân" → "giay doc than" */
export function fold(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();
}

/**
 * The procedures that have every typed word, best first: a name or alias that begins as typed, then words that begin so, then words that contain it.
 * @param {Procedure[]} procedures @param {string} query @returns {Procedure[]} all of them, as they come, when nothing was typed
 */
export function findProcedures(procedures, query) {
  const wanted = fold(query);
  if (!wanted) {
    return procedures;
  }
  return procedures
    .map((procedure) => ({ procedure, rank: Math.min(...titles(procedure).map((title) => rank(title, wanted))) }))
    .filter((found) => found.rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map((found) => found.procedure);
}

/** @param {Procedure} procedure */
function titles(procedure) {
  return [procedure.name, procedure.code, ...(procedure.aliases ?? [])].map(fold);
}

/** @param {string} title @param {string} wanted */
function rank(title, wanted) {
  if (title.startsWith(wanted)) {
    return 0;
  }
  const typed = wanted.split(/\s+/);
  const words = title.split(/[\s,./()-]+/);
  if (typed.every((part) => words.some((word) => word.startsWith(part)))) {
    return title.includes(wanted) ? 1 : 2;
  }
  return title.replaceAll(' ', '').includes(wanted.replaceAll(' ', '')) ? 3 : Infinity;
}
