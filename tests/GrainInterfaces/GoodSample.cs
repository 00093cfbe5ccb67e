using System.Collections.Immutable;

namespace Boxyard.Tests.GrainInterfaces;

/// <summary>A grain interface and its types that keep every rule.</summary>
internal static class GoodSample
{
    [Alias("Sample.IGood")]
    internal interface IGood : IGrainWithStringKey
    {
        Task TouchAsync();

        ValueTask<Outcome> SaveAsync(Order order, CancellationToken cancellationToken);

        Task<IReadOnlyList<Order>> ListAsync(ReadOnlyMemory<byte> digest, ImmutableDictionary<string, int[]> shares);

        IAsyncEnumerable<Line?> FollowAsync(DateTimeOffset since);
    }

    [Alias("Sample.Outcome")]
    internal enum Outcome
    {
        None,
        Saved,
    }

    [GenerateSerializer]
    [Alias("Sample.Order")]
    internal sealed record Order
    {
        [Id(0)]
        public required string Name { get; init; }

        [Id(1)]
        public ImmutableArray<Line> Lines { get; init; } = [];

        [Id(2)]
        public Order? Earlier { get; init; }

        public int LineCount => Lines.Length;
    }

    [GenerateSerializer]
    [Alias("Sample.Line")]
    internal readonly record struct Line([property: Id(0)] int Number, [property: Id(1)] TimeSpan? Delay);
}
