using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>What a box is at.</summary>
public sealed partial class BoxBadge : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required Testbox Box { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    private (string Word, string Symbol, string Tone) Look => BoxLook.Of(Box, Clock.GetUtcNow());
}
