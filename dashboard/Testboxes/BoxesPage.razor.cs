using Boxyard.Client;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Testboxes;

/// <summary>The boxes by name, and the machines that wait for one.</summary>
public sealed partial class BoxesPage
{
    private const int PageSize = 100;
    private const int MaxUnknown = 20;

    private IReadOnlyList<Testbox> _shown = [];
    private IReadOnlyList<UnknownBox> _unknown = [];
    private string? _next;

    /// <summary>A part of a name, a tag or a state.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary>Only boxes whose name comes after this one.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    [Inject]
    private BoxList Boxes { get; set; } = null!;

    private string? NameRefusal => Visitor.Refusal(AccountRole.Operator);

    protected override async Task LoadAsync()
    {
        var unknown = Silo.Testboxes.ListUnknownAsync(Aborted)
            .Take(MaxUnknown)
            .ToListAsync(Aborted);
        var boxes = (await Boxes.GetAsync(Silo, Visitor, Aborted))
            .Where(box => After is null || string.CompareOrdinal(box.Name, After) > 0)
            .Where(IsSought)
            .Take(PageSize + 1)
            .ToList();
        _shown = [.. boxes.Take(PageSize)];
        _next = boxes.Count > PageSize ? _shown[^1].Name : null;
        _unknown = await unknown;
    }

    /// <summary>Each word is a part of the name, a tag or a state.</summary>
    private bool IsSought(Testbox box)
    {
        var state = BoxLook.Of(box, Clock.GetUtcNow()).Word;
        return (Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            word == state
            || (word == BoxLook.Held && box.Hold is not null)
            || box.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
            || box.Tags.Contains(word, StringComparer.OrdinalIgnoreCase));
    }

    private string Link(string? after) =>
        $"/boxes?q={Uri.EscapeDataString(Search ?? "")}"
        + (after is null ? "" : $"&after={Uri.EscapeDataString(after)}");
}
