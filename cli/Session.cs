using System.CommandLine;
using Boxyard.Client;

namespace Boxyard.Cli;

/// <summary>What every command works with: the silo's client, the terminal, and what was parsed.</summary>
internal sealed record Session(BoxyardClient Client, Terminal Terminal, ParseResult Arguments)
{
    public TextWriter Output => Terminal.Output;

    public TextWriter Error => Terminal.Error;
}
