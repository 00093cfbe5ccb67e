using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Submit;

/// <summary>Everything that is wrong with a text that was to be submitted.</summary>
public sealed partial class SubmitMistakes : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Problem Problem { get; set; }

    /// <summary>What was written, to find the lines of its mistakes.</summary>
    [Parameter]
    [EditorRequired]
    public required string Definition { get; set; }

    private int? LineOf(ProblemError error) =>
        error.Line ?? DefinitionLines.Find(Definition, error.Index ?? 0, error.Field);
}
