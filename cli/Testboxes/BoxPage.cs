namespace Boxyard.Cli.Testboxes;

/// <summary>A page of boxes.</summary>
internal sealed record BoxPage(IReadOnlyList<BoxView> Testboxes, string? Next);
