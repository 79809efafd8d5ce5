// Régions, départements, collectivités d'outre-mer et arrondissements.
import { sansTypographie } from './texte.mjs';
import { periodes } from './periodes.mjs';

const parCode = (liste) => new Map(liste.map((objet) => [objet.code, objet]));

const sansGraphie = (etat) => JSON.stringify({ ...etat, nom: sansTypographie(etat.nom) });

/**
 * Les collectivités d'outre-mer ne sont listées qu'à partir du paquet de 2022, mais les communes de 2019
 * les citent déjà : leur absence des premiers fichiers n'est pas un changement.
 */
const avecCollectivites = (listes) => {
  const com = listes.find((liste) => liste.some((objet) => objet.zone === 'com')).filter((objet) => objet.zone === 'com');
  return listes.map((liste) => (liste.some((objet) => objet.zone === 'com') ? liste : [...liste, ...com]));
};

const construire = (listes, attributs) => periodes(listes.map(parCode), attributs, sansGraphie);

export const construireRegions = (listes) => construire(avecCollectivites(listes), ['nom', 'chefLieu'])
  .map(({ cle, etat, du, jusqu }) => ({ code: cle, nom: etat.nom, chef_lieu: etat.chefLieu, du, jusqu }));

export const construireDepartements = (listes) => construire(avecCollectivites(listes), ['nom', 'region', 'chefLieu', 'zone'])
  .map(({ cle, etat, du, jusqu }) => ({
    code: cle, nom: etat.nom, region: etat.region, chef_lieu: etat.chefLieu, du, jusqu, zone: etat.zone,
  }));

export const construireArrondissements = (listes) => construire(listes, ['nom', 'departement', 'chefLieu'])
  .map(({ cle, etat, du, jusqu }) => ({
    code: cle, nom: etat.nom, departement: etat.departement, chef_lieu: etat.chefLieu, du, jusqu,
  }));
