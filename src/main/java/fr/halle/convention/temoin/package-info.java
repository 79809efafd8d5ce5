/** Les conventions des cas témoins. */
@org.jspecify.annotations.NullMarked
package fr.halle.convention.temoin;
