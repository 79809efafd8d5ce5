// Passage d'une suite de millésimes à des périodes de validité.
import { comparer } from './texte.mjs';

export const MILLESIMES = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];
export const dernier = (suite) => suite[suite.length - 1];

/** Une valeur absente d'un millésime est reprise du précédent qui la donne, à défaut du suivant. */
const completer = (etats, attribut) => {
  const valeur = (etat) => etat?.[attribut] ?? null;
  return etats.map((etat, i) => {
    if (!etat || valeur(etat) !== null) return valeur(etat);
    const avant = etats.slice(0, i).map(valeur).filter((v) => v !== null);
    const apres = etats.slice(i + 1).map(valeur).filter((v) => v !== null);
    return dernier(avant) ?? apres[0] ?? null;
  });
};

const etatsComplets = (etats, attributs) => {
  const colonnes = attributs.map((attribut) => completer(etats, attribut));
  return etats.map((etat, i) => etat
    && Object.fromEntries(attributs.map((attribut, j) => [attribut, colonnes[j][i]])));
};

const periodesDUneCle = (etats, signature) => {
  const periodes = [];
  let ouverte = null;
  MILLESIMES.forEach((millesime, i) => {
    const etat = etats[i];
    if (ouverte && etat && signature(etat) === signature(ouverte.etat)) {
      ouverte.etat = etat; // même état : on garde la graphie la plus récente
      return;
    }
    if (ouverte) ouverte.jusqu = millesime;
    ouverte = etat ? { etat, du: i === 0 ? '' : millesime, jusqu: '' } : null;
    if (ouverte) periodes.push(ouverte);
  });
  return periodes;
};

/**
 * Périodes maximales à attributs constants.
 * @param {Map<string, object>[]} suite un index par millésime de MILLESIMES (clé → objet)
 * @param {string[]} attributs attributs qui comptent
 * @param {(etat: object) => string} signature ce qui, s'il change, ouvre une période
 * @returns {{cle: string, etat: object, du: number|'', jusqu: number|''}[]}
 */
export const periodes = (suite, attributs, signature = JSON.stringify) => {
  const cles = new Set(suite.flatMap((index) => [...index.keys()]));
  return [...cles].sort(comparer).flatMap((cle) => {
    const etats = etatsComplets(suite.map((index) => index.get(cle)), attributs);
    return periodesDUneCle(etats, signature).map((periode) => ({ cle, ...periode }));
  });
};
