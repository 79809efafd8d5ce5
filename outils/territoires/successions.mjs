// Successions de communes : d'un millésime à l'autre, puis depuis 1943 par l'historique du paquet 0.7.0.
import { actuelles } from './communes.mjs';
import { MILLESIMES } from './periodes.mjs';
import { comparer } from './texte.mjs';

const FUSION = 'fusion';
const RETABLISSEMENT = 'retablissement';
const CHANGEMENT = 'changement_de_code';

const deleguee = (index, code) => index.get(`deleguee|${code}`) ?? index.get(`associee|${code}`) ?? null;

/** La commune qui, au millésime donné, a pris la suite d'un code disparu. */
const successeur = (index, presentes, code) => {
  const parAncienCode = [...presentes.values()].find((commune) => commune.anciensCodes.includes(code));
  const parChefLieu = deleguee(index, code)?.chefLieu;
  return parAncienCode?.code ?? (presentes.has(parChefLieu) ? parChefLieu : null);
};

/** Ce qui change dans la liste des communes entre deux millésimes consécutifs, expliqué ou non. */
const transition = (avant, apres, annee) => {
  const presentesAvant = actuelles(avant);
  const presentes = actuelles(apres);
  const lignes = [];
  const inexpliques = [];
  for (const [code, { nom }] of presentesAvant) {
    if (presentes.has(code)) continue;
    const nouveau = successeur(apres, presentes, code);
    if (!nouveau) inexpliques.push(`${code} ${nom} disparaît en ${annee}`);
    else lignes.push({ ancien: code, nouveau, annee, nature: presentesAvant.has(nouveau) ? FUSION : CHANGEMENT, nom_ancien: nom });
  }
  for (const [code, { nom }] of presentes) {
    if (presentesAvant.has(code) || lignes.some((ligne) => ligne.nouveau === code)) continue;
    const mere = presentesAvant.get(deleguee(avant, code)?.chefLieu);
    if (!mere) inexpliques.push(`${code} ${nom} apparaît en ${annee}`);
    else lignes.push({ ancien: mere.code, nouveau: code, annee, nature: RETABLISSEMENT, nom_ancien: mere.nom });
  }
  return { lignes, inexpliques };
};

const entreMillesimes = (suite) => {
  const transitions = suite.slice(1).map((apres, i) => transition(suite[i], apres, MILLESIMES[i + 1]));
  return {
    lignes: transitions.flatMap(({ lignes }) => lignes),
    inexpliques: transitions.flatMap(({ inexpliques }) => inexpliques),
  };
};

/** Identifiants de l'historique : « COM-60057@1943-02-19 ». */
const codeDIdentifiant = (id) => id.split('@')[0].split('-')[1];
const annee = (date) => Number(date.slice(0, 4));

/** Où va, à sa fin, une commune de l'historique : { code, nature }, ou null si rien ne le dit. */
const destination = (commune, parId) => {
  const soiMeme = (commune.membres ?? []).map((id) => parId.get(id)).find((membre) => membre?.code === commune.code);
  const suivant = parId.get(commune.successeur ?? soiMeme?.successeur);
  if (!suivant) return null;
  if (suivant.type === 'COM') return { code: suivant.code, nature: CHANGEMENT };
  if (!suivant.pole) return null;
  const chefLieuDeplace = (soiMeme?.raisonFin ?? '').startsWith('changement de chef lieu');
  return { code: codeDIdentifiant(suivant.pole), nature: chefLieuDeplace ? CHANGEMENT : FUSION };
};

const finDeCommune = (entree, parId) => {
  const vers = destination(entree, parId);
  return vers && { ancien: entree.code, nouveau: vers.code, annee: annee(entree.dateFin), nature: vers.nature, nom_ancien: entree.nom };
};

const retablissement = (entree, parId) => {
  const suivant = parId.get(entree.successeur);
  if (suivant?.type !== 'COM' || !entree.pole) return null;
  const nomMere = parId.get(entree.pole)?.nom ?? '';
  return { ancien: codeDIdentifiant(entree.pole), nouveau: suivant.code, annee: annee(entree.dateFin), nature: RETABLISSEMENT, nom_ancien: nomMere };
};

const depuisHistorique = (historique) => {
  const parId = new Map(historique.map((entree) => [entree.id, entree]));
  return historique.filter((entree) => entree.dateFin)
    .map((entree) => (entree.type === 'COM' ? finDeCommune(entree, parId) : retablissement(entree, parId)))
    .filter((ligne) => ligne && ligne.ancien !== ligne.nouveau);
};

/** Dernière fin connue de chaque code dans l'historique, même quand il ne nomme pas le successeur (« suppression »). */
const finsConnues = (historique) => new Map(historique
  .filter((entree) => entree.type === 'COM' && entree.dateFin)
  .toSorted((a, b) => comparer(a.dateFin, b.dateFin))
  .map((entree) => [entree.code, entree]));

/** Anciens codes que citent les paquets sans que les millésimes ni l'historique en donnent la succession. */
const parAnciensCodes = (suite, connus, historique) => {
  const fins = finsConnues(historique);
  const lignes = new Map();
  for (const index of suite) {
    for (const commune of actuelles(index).values()) {
      for (const code of commune.anciensCodes.filter((ancien) => !connus.has(ancien) && ancien !== commune.code)) {
        const fin = fins.get(code);
        lignes.set(code, {
          ancien: code, nouveau: commune.code, annee: fin ? annee(fin.dateFin) : '',
          nature: code.slice(0, 2) === commune.code.slice(0, 2) ? FUSION : CHANGEMENT,
          nom_ancien: fin?.nom ?? deleguee(index, code)?.nom ?? '',
        });
      }
    }
  }
  return [...lignes.values()];
};

const sansDoublon = (lignes) => [...new Map(
  lignes.map((ligne) => [[ligne.ancien, ligne.nouveau, ligne.annee, ligne.nature].join('|'), ligne]),
).values()];

export const construireSuccessions = (suite, historique) => {
  const { lignes, inexpliques } = entreMillesimes(suite);
  const datees = [...depuisHistorique(historique), ...lignes];
  const connus = new Set(datees.map((ligne) => ligne.ancien));
  return { lignes: sansDoublon([...datees, ...parAnciensCodes(suite, connus, historique)]), inexpliques };
};
