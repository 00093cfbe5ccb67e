using System.Globalization;
using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Events;

/// <summary>What happens in the lab, newest first, as it happens; read with the visitor's own right.</summary>
public sealed partial class EventsPage
{
    private const int PageSize = 50;

    private IReadOnlyList<BoxyardEvent> _events = [];
    private long? _next;

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "box")]
    public string? Box { get; set; }

    /// <summary>Only events older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private bool HasFilter => Text(Kind) is not null || Text(Group) is not null || Text(Box) is not null;

    protected override async Task LoadAsync()
    {
        var query = new NewestEventsQuery
        {
            Kind = Text(Kind),
            Group = Text(Group),
            Testbox = Text(Box),
            BeforeId = PageId.Read(Before),
            PageSize = PageSize,
        };
        var page = await Silo.Events.TryListNewestAsync(query, Aborted);
        (_events, _next, Problem) = (page.Value?.Events ?? [], page.Value?.Next, page.Problem);
    }

    private static string? Text(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();

    private string Link(long? before)
    {
        var parts = new[]
        {
            ("kind", Text(Kind)), ("group", Text(Group)), ("box", Text(Box)),
            ("before", before?.ToString(CultureInfo.InvariantCulture)),
        };
        var query = string.Join('&', parts
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
        return query.Length == 0 ? "/events" : $"/events?{query}";
    }
}
