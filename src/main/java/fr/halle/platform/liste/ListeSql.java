package fr.halle.platform.liste;

import fr.halle.platform.Tranche;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Une liste que la base sait choisir, trier, compter et parcourir.
 *
 * <p>Son texte est {@code with … liste as (…)} ; ses colonnes, ses sources et son ordre se lisent dans {@code liste}.
 */
public final class ListeSql<T> implements Liste<T> {

    /** Lignes tenues en mémoire pendant un parcours. */
    private static final int LOT = 1000;

    private final Requete requete;
    private final String avec;
    private final String colonnes;
    private final RowMapper<T> lecture;
    private final String ordre;
    private final @Nullable String source;
    private final List<String> sourcesCommunes;

    private ListeSql(
            Requete requete,
            String avec,
            String colonnes,
            RowMapper<T> lecture,
            String ordre,
            @Nullable String source,
            List<String> sourcesCommunes) {
        this.requete = requete;
        this.avec = avec;
        this.colonnes = colonnes;
        this.lecture = lecture;
        this.ordre = ordre;
        this.source = source;
        this.sourcesCommunes = List.copyOf(sourcesCommunes);
    }

    /** Prépare un texte SQL avec les paramètres de la liste. */
    @FunctionalInterface
    public interface Requete {
        JdbcClient.StatementSpec preparer(String texte);
    }

    /**
     * @param avec {@code with … liste as (…)}
     * @param colonnes ce que l'on lit dans {@code liste}
     */
    public static <T> ListeSql<T> de(Requete requete, String avec, String colonnes, RowMapper<T> lecture) {
        return new ListeSql<>(requete, avec, colonnes, lecture, "1", null, List.of());
    }

    /** La même, chaque ligne étant un {@code record} dont les noms sont ceux des colonnes. */
    public static <T> ListeSql<T> de(Requete requete, String avec, String colonnes, Class<T> element) {
        return de(requete, avec, colonnes, new SimplePropertyRowMapper<>(element));
    }

    public ListeSql<T> triee(Tris tris, Tri tri) {
        return new ListeSql<>(requete, avec, colonnes, lecture, tris.sql(tri), source, sourcesCommunes);
    }

    /** Dans cet ordre, toujours ; il est total. */
    public ListeSql<T> ordonnee(String colonnesDOrdre) {
        return new ListeSql<>(requete, avec, colonnes, lecture, colonnesDOrdre, source, sourcesCommunes);
    }

    /** @param colonne celle de {@code liste} qui porte le titre de la source ; une par ligne */
    public ListeSql<T> citant(String colonne) {
        return new ListeSql<>(requete, avec, colonnes, lecture, ordre, colonne, sourcesCommunes);
    }

    /** Ajoute une source commune à toutes les lignes. */
    public ListeSql<T> dApres(String titre) {
        var communes = new ArrayList<>(sourcesCommunes);
        communes.add(titre);
        return new ListeSql<>(requete, avec, colonnes, lecture, ordre, source, communes);
    }

    @Override
    public Tranche<T> page(Tranche.Demande demande) {
        var total = new long[1];
        var elements = requete.preparer("""
                        %s
                        select %s, count(*) over () as total from liste order by %s limit :taille offset :decalage
                        """.formatted(avec, colonnes, ordre))
                .param("taille", demande.taille())
                .param("decalage", demande.decalage())
                .query((ligne, rang) -> {
                    total[0] = ligne.getLong("total");
                    return lecture.mapRow(ligne, rang);
                })
                .list();
        return new Tranche<>(total[0], demande.page(), demande.taille(), elements).completer(this::page);
    }

    @Override
    public long total() {
        return requete.preparer(avec + " select count(*) from liste")
                .query(Long.class)
                .single();
    }

    /** Dans une transaction, PostgreSQL donne les lignes par lots ; hors d'elle, il les donnerait toutes à la fois. */
    @Override
    public void parcourir(Consumer<? super T> lecteur) {
        var rang = new int[1];
        requete.preparer("%s select %s from liste order by %s".formatted(avec, colonnes, ordre))
                .withFetchSize(LOT)
                .query(ligne -> {
                    lecteur.accept(java.util.Objects.requireNonNull(lecture.mapRow(ligne, rang[0]++)));
                });
    }

    /** Les sources se lisent à part : citer n'oblige pas à garder les lignes. */
    @Override
    public List<String> sources() {
        var sources = new ArrayList<String>();
        if (source != null) {
            sources.addAll(requete.preparer("%s select distinct %s as titre from liste where %s is not null order by 1"
                            .formatted(avec, source, source))
                    .query(String.class)
                    .list());
        }
        sourcesCommunes.stream().filter(s -> !sources.contains(s)).forEach(sources::add);
        return List.copyOf(sources);
    }
}
