package fr.halle.programme.candidature.attente;

import fr.halle.acces.EnAttente;
import fr.halle.acces.Permission;
import fr.halle.programme.candidature.Candidature;
import fr.halle.programme.candidature.Candidatures;
import fr.halle.programme.candidature.EtatCandidature;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Un brouillon attend celui à qui on l'a confié ; sinon le dernier qui l'a écrit, au titre de l'organisation qui le tient. */
@Component
@Order(1)
class BrouillonsAFinir implements EnAttente {

    static final String GENRE = "Candidatures en préparation";

    private final JdbcClient sql;
    private final Candidatures candidatures;
    private final Mains mains;

    BrouillonsAFinir(JdbcClient sql, Candidatures candidatures, Mains mains) {
        this.sql = sql;
        this.candidatures = candidatures;
        this.mains = mains;
    }

    private record Tenu(UUID mandat, String reference) {}

    @Override
    public String genre() {
        return GENRE;
    }

    @Override
    public List<Attente> attendent(Collection<UUID> mandats) {
        if (mandats.isEmpty()) {
            return List.of();
        }
        var brouillons = candidatures.lister(Set.of(EtatCandidature.BROUILLON)).stream()
                .collect(Collectors.toMap(Candidature::reference, Function.identity()));
        if (brouillons.isEmpty()) {
            return List.of();
        }
        return tenus(mandats, brouillons).stream()
                .map(tenu -> {
                    var candidature = Objects.requireNonNull(brouillons.get(tenu.reference()));
                    return new Attente(
                            tenu.mandat(),
                            tenu.reference(),
                            Mains.libelle(candidature),
                            Mains.adresse(candidature),
                            null);
                })
                .toList();
    }

    @Override
    public void confier(UUID de, UUID a, Collection<String> objets) {
        mains.exigerCapable(a, objets, Permission.PREPARER_CANDIDATURE, "préparer cette candidature");
    }

    private List<Tenu> tenus(Collection<UUID> mandats, Map<String, Candidature> brouillons) {
        return sql.sql("""
                        select m.id as mandat, c.reference
                          from programme.v_candidature c
                          left join lateral (select p.a from acces.v_passation p
                                              where p.genre = :genre and p.objet = c.reference
                                              order by p.saisi_le desc limit 1) p on true
                          join acces.v_mandat m on m.id = any (:mandats)
                           and case when p.a is null then m.utilisateur = c.saisi_par and m.organisation = c.organisation
                                    else m.id = p.a end
                         where c.version = any (:versions)
                         order by c.reference, m.id
                        """)
                .param("genre", GENRE)
                .param("mandats", mandats.toArray(UUID[]::new))
                .param(
                        "versions",
                        brouillons.values().stream().map(Candidature::version).toArray(UUID[]::new))
                .query(Tenu.class)
                .list();
    }
}
