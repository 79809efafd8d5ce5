package fr.halle.convention.fictif;

import fr.halle.acces.Droits;
import fr.halle.convention.TypesDeConvention;
import fr.halle.platform.Generation;
import fr.halle.platform.JeuFictif;
import fr.halle.platform.base.Copie;
import fr.halle.platform.faits.FichiersDeFaits;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invente les conventions des lauréats fictifs : des délais proches de ceux des listes officielles, et quelques-unes dans chaque état. */
@Component
@Order(55)
class ConventionsFictives implements JeuFictif {

    private final TypesDeConvention types;
    private final Droits droits;
    private final FichiersDeFaits fichiers;
    private final Copie copie;
    private final JdbcClient sql;

    ConventionsFictives(TypesDeConvention types, Droits droits, FichiersDeFaits fichiers, Copie copie, JdbcClient sql) {
        this.types = types;
        this.droits = droits;
        this.fichiers = fichiers;
        this.copie = copie;
        this.sql = sql;
    }

    @Override
    public String libelle() {
        return "Conventions fictives";
    }

    @Override
    public void generer(Generation generation) {
        // Le programme dont les lauréats ont été inventés : les autres n'en ont pas.
        for (var programme : sql.sql("select distinct programme from programme.v_public_laureat order by programme")
                .query(String.class)
                .list()) {
            var conventions = new InventionDesConventions(
                            generation,
                            programme,
                            types.lister(programme),
                            PartiesFictives.lire(sql),
                            droits,
                            dernierJour())
                    .inventer(
                            fichiers.lire("fictif", "conventions_fictives", Habitude.class),
                            LaureatDuTerrain.lire(sql, programme));
            new EcritureDesFictives(copie, sql, generation, programme).verser(conventions);
        }
    }

    /** Rien n'est inventé au-delà du dernier millésime connu : la base reste lisible à toute date. */
    private LocalDate dernierJour() {
        return sql.sql("select max(debut) from territoire.v_public_millesime")
                .query(LocalDate.class)
                .single();
    }
}
