package fr.halle.platform.base;

import org.jspecify.annotations.Nullable;

/**
 * Les trois rôles d'une base : le propriétaire ne sert qu'aux migrations, {@code app} aux commandes qui écrivent,
 * {@code lecture} au serveur web.
 *
 * @param proprietaire absent quand une base externe n'est donnée que pour s'en servir
 */
public record Connexions(@Nullable Connexion proprietaire, Connexion app, Connexion lecture) {}
