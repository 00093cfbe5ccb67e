namespace Boxyard.Cli.Imports;

/// <summary>What was found of an old lab: its machines, the jobs that wait, and what cannot be taken over.</summary>
internal sealed record OldLab
{
    public SortedDictionary<string, OldBox> Boxes { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order in which they would have been served.</summary>
    public List<OldJob> Jobs { get; } = [];

    public List<ImportStep> Left { get; } = [];

    public void Add(OldBox box) => Boxes[box.Name] = Boxes.TryGetValue(box.Name, out var known) ? known.With(box) : box;

    public void Leave(string kind, string name, string why) =>
        Left.Add(new ImportStep(kind, name, ImportStep.Left, why));
}
