"""onrecord ontology: the tables that findings are coded by."""

import click


@click.command()
@click.argument("code", required=False)
def ontology(code: str | None) -> None:
    """Explain a PLOVER or CAMEO code.

    CODE is a PLOVER type (SANCTION), a type and mode (COERCE-arrest), a context (military) or a CAMEO code (190).
    Without one, the types are listed.

    \b
    onrecord ontology ASSAULT
    onrecord ontology 173
    """
    from onrecord import ontology as codes

    click.echo("\n".join(codes.types()) if code is None else codes.explain(code))
