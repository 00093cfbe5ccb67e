using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>Decides who is told of what.</summary>
internal sealed class DeliveryPlan(IOptions<NotificationOptions> options)
{
    private const int MaxUrlLength = 2_000;

    public IEnumerable<NewDelivery> For(Occurrence occurrence)
    {
        var targets = options.Value.Targets.Where(target => Wants(target, occurrence));
        foreach (var target in targets)
        {
            yield return Of(occurrence, target.Name, target.Name, target.Url);
        }

        if (options.Value.AllowJobUrls
            && occurrence.JobUrl is { Length: <= MaxUrlLength } text
            && Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https")
        {
            // No target is named so: a slash stands in no name.
            yield return Of(occurrence, "", $"/{url.IdnHost}", url.AbsoluteUri);
        }
    }

    private static bool Wants(NotificationTarget target, Occurrence occurrence) =>
        IsIn(target.Events, occurrence.Event)
        && (target.Groups.Length == 0 || occurrence.Groups.Any(group => IsIn(target.Groups, group)))
        && IsIn(target.Submitters, occurrence.Submitter);

    /// <summary>An empty list is no condition.</summary>
    private static bool IsIn(string[] wanted, string? value) =>
        wanted.Length == 0 || wanted.Contains(value, StringComparer.Ordinal);

    private static NewDelivery Of(Occurrence occurrence, string target, string receiver, string url)
    {
        var id = Guid.NewGuid().ToString("N");
        var body = new JsonObject
        {
            ["delivery"] = id,
            ["event"] = occurrence.Event,
            ["at"] = occurrence.At.ToString("O"),
        };
        foreach (var (name, value) in occurrence.Details)
        {
            body[name] = value?.DeepClone();
        }

        return new NewDelivery
        {
            Id = id,
            Cause = occurrence.Cause,
            Target = target,
            Receiver = receiver,
            Url = url,
            Event = occurrence.Event,
            Body = body.ToJsonString(),
        };
    }
}
