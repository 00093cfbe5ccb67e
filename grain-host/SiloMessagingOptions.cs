namespace Boxyard.GrainHost;

/// <summary>How grain calls are made inside a silo.</summary>
public class SiloMessagingOptions : MessagingOptions;
