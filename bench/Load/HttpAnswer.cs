namespace Boxyard.Bench.Load;

/// <summary>An answer's status and body.</summary>
internal readonly record struct HttpAnswer(int Status, ReadOnlyMemory<byte> Body);
