package fr.halle.convention.secteur.sortie;

import fr.halle.convention.secteur.Commune;
import fr.halle.convention.secteur.Ouverture;
import fr.halle.convention.secteur.Secteur;
import fr.halle.convention.secteur.SecteursDeConvention;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Les secteurs en GeoJSON (RFC 7946) : un secteur de communes entières y a une géométrie nulle. Ce fichier se relit dans Halle. */
public final class ExportGeoJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ExportGeoJson() {}

    public static String ecrire(SecteursDeConvention s) {
        var collection = JSON.createObjectNode();
        collection.put("type", "FeatureCollection");
        collection.put("convention", s.convention().reference());
        collection.put("au", s.lecture().au().toString());
        var entites = collection.putArray("features");
        for (var secteur : s.secteurs()) {
            var entite = entites.addObject();
            entite.put("type", "Feature");
            entite.put("id", secteur.reference());
            entite.set("geometry", secteur.trace() == null ? JSON.nullNode() : JSON.readTree(secteur.trace()));
            proprietes(entite.putObject("properties"), secteur);
        }
        return collection.toString();
    }

    private static void proprietes(ObjectNode p, Secteur s) {
        p.put("nom", s.nom());
        p.put("type", s.type());
        var communes = p.putArray("insee");
        s.communes().stream().map(Commune::code).forEach(communes::add);
        p.put("surface_m2", s.surfaceM2());
        p.put("ouvert_le", jour(s.ouvertLe()));
        p.put("ferme_le", jour(s.fermeLe()));
        var ouverts = p.putArray("effets_ouverts");
        s.ouverts().stream().map(Ouverture::effet).map(e -> e.code()).forEach(ouverts::add);
    }

    private static @Nullable String jour(@Nullable LocalDate jour) {
        return jour == null ? null : jour.toString();
    }
}
