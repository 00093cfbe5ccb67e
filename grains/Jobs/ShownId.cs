using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>
/// The id that a box is shown: `id` for attempt 1, `id.n` for attempt n >= 2. Old calls carry nothing else, so it is
/// what fences them.
/// </summary>
public readonly record struct ShownId(long JobId, int Attempt)
{
    public static bool TryParse(string? text, out ShownId shownId)
    {
        shownId = default;
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        var idText = dot < 0 ? text : text![..dot];
        var attempt = 1;
        if (!long.TryParse(idText, NumberStyles.None, CultureInfo.InvariantCulture, out var jobId) || jobId < 1)
        {
            return false;
        }

        if (dot >= 0
            && (!int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out attempt)
                || attempt < 2))
        {
            return false;
        }

        shownId = new ShownId(jobId, attempt);
        return true;
    }

    public override string ToString() =>
        Attempt == 1
            ? JobId.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{JobId}.{Attempt}");
}
