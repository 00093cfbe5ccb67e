namespace Boxyard.Cli.Imports;

/// <summary>What became of one thing of an old lab.</summary>
/// <param name="Kind">`mac`, `queues`, `hardware` or `job`.</param>
/// <param name="Name">The box, or the old job.</param>
/// <param name="Outcome">One of the words below.</param>
/// <param name="Detail">What it is, or why it was left.</param>
internal sealed record ImportStep(string Kind, string Name, string Outcome, string Detail)
{
    /// <summary>It is here now.</summary>
    public const string Taken = "taken";

    /// <summary>Of a dry run: it would be taken.</summary>
    public const string Planned = "would take";

    /// <summary>It was here before.</summary>
    public const string Known = "there already";

    /// <summary>It stays behind.</summary>
    public const string Left = "left";

    /// <summary>The silo refused it.</summary>
    public const string Refused = "refused";
}
