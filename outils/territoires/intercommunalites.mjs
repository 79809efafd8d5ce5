// EPCI à fiscalité propre et leurs membres.
import { cleDeNom } from './texte.mjs';
import { periodes } from './periodes.mjs';

/** La DGCL retape les noms d'une année à l'autre : accents, casse, tirets, sigle final, « St » ne comptent pas. */
const cleDEpci = (nom) => cleDeNom(nom.replace(/\s*\([^()]*\)\s*$/, '').replaceAll('?', "'")).replace(/\bst\b/g, 'saint');

const signature = ({ nom, type }) => `${type}|${cleDEpci(nom)}`;

export const construireEpci = (listes) => {
  const suite = listes.map((epci) => new Map(epci.map((e) => [e.code, { nom: e.nom, type: e.type }])));
  return periodes(suite, ['nom', 'type'], signature)
    .map(({ cle, etat, du, jusqu }) => ({ siren: cle, ...etat, du, jusqu }));
};

export const construireMembres = (listes) => {
  const suite = listes.map((epci) => new Map(
    epci.flatMap((e) => e.membres.map((m) => [`${e.code}|${m.code}`, { epci: e.code, commune: m.code }])),
  ));
  return periodes(suite, ['epci', 'commune']).map(({ etat, du, jusqu }) => ({ ...etat, du, jusqu }));
};
