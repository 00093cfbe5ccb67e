using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Layout;

/// <summary>
/// An instant as a distance from now, with the exact time in its title. The page's script keeps it true.
/// </summary>
public sealed partial class When : ComponentBase
{
    [Parameter]
    [EditorRequired]
    public required DateTimeOffset Instant { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = null!;
}
