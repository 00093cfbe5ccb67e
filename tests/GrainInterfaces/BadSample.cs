namespace Boxyard.Tests.GrainInterfaces;

/// <summary>A grain interface and types that break every rule.</summary>
internal static class BadSample
{
    internal interface IBad : IGrain
    {
        void Fire();

        Task<Stream> OpenAsync();

        Task SaveAsync(Loose loose, Kind kind, List<Hidden> hidden);
    }

    internal enum Kind
    {
        None,
    }

    [GenerateSerializer]
    internal sealed record Loose
    {
        [Id(0)]
        public int First { get; set; }

        [Id(0)]
        public int Second { get; init; }

        public int Third { get; init; }

        [Id(4)]
        public object? Anything { get; init; }
    }

    internal sealed record Hidden;
}
