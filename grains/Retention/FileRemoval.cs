namespace Boxyard.Retention;

/// <summary>A file whose row is gone.</summary>
/// <param name="Id">Its place in the order.</param>
/// <param name="Root">The attempt's root, `/result/...`.</param>
/// <param name="Path">Below the root; empty for the store's own folder, when nothing of the attempt is left.</param>
public sealed record FileRemoval(long Id, string Root, string Path);
