"""kg completion"""

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script by which a SHELL completes commands, options, their values and files.

    \b
    Example:
      source <(kg completion bash)                                    # now; put it into ~/.bashrc to keep it
      kg completion zsh > "${fpath[1]}/_kg"
      kg completion fish > ~/.config/fish/completions/kg.fish
    """
    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(ctx.find_root().command, {}, "kg", "_KG_COMPLETE").source())
