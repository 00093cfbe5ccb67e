using System.Text.Json;
using System.Text.RegularExpressions;

namespace Boxyard.Agent.Silo;

/// <summary>The attempt that a box was offered, read from the silo's boot text.</summary>
internal sealed partial record BootOffer
{
    /// <summary>`7`, or `7.2` for the second attempt.</summary>
    public required string ShownId { get; init; }

    /// <summary>The archive with the job and the attempt's token.</summary>
    public required Uri Job { get; init; }

    /// <summary>The archives to unpack before the job's; none for machines, which load them themselves.</summary>
    public required IReadOnlyList<Uri> Archives { get; init; }

    public string Image { get; init; } = "";

    /// <summary>The text as it came.</summary>
    public required string BootText { get; init; }

    /// <summary>Null when there is no job now.</summary>
    public static BootOffer? Read(BootForm form, string text) => form switch
    {
        BootForm.Container => ReadContainer(text),
        BootForm.Ipxe => Of(text, InitrdLines().Matches(text).Select(line => line.Groups["address"].Value), ""),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Not a form."),
    };

    /// <summary>The old generations name `lkp` and `job`, the later ones a list within a text.</summary>
    private static BootOffer? ReadContainer(string text)
    {
        if (text.StartsWith('#'))
        {
            throw new SiloException("The silo speaks iPXE to containers too (Boot:Generation G0): set a later one.");
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            string[] addresses = root.TryGetProperty("initrds", out var initrds)
                ? JsonSerializer.Deserialize<string[]>(initrds.GetString() ?? "[]") ?? []
                : [Text(root, "lkp"), Text(root, "job")];
            return Of(text, addresses, Text(root, "docker_image"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            throw new SiloException($"The silo's answer to a container is not readable: {unreadable.Message}");
        }
    }

    private static BootOffer? Of(string text, IEnumerable<string> addresses, string image)
    {
        var uris = addresses.Where(address => address.Length > 0).Select(address => new Uri(address)).ToList();
        var job = uris.FirstOrDefault(uri => JobPath().IsMatch(uri.AbsolutePath));
        return job is null ? null : new BootOffer
        {
            ShownId = JobPath().Match(job.AbsolutePath).Groups["id"].Value,
            Job = job,
            Archives = [.. uris.Where(uri => uri != job)],
            Image = image,
            BootText = text,
        };
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    [GeneratedRegex(
        @"/(?<id>[0-9]+(\.[0-9]+)?)/job\.cgz$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex JobPath();

    [GeneratedRegex(
        @"^initrd (?<address>https?://\S+)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex InitrdLines();
}
