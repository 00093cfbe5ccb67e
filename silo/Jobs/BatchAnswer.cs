using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>The ids of a batch, in the order of its jobs.</summary>
internal sealed record BatchAnswer(IReadOnlyList<string> Ids)
{
    public static BatchAnswer Of(IEnumerable<long> ids) => new([.. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
}
