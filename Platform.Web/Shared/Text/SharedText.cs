namespace Platform.Web.Shared;

/// <summary>Words that several pages use; SharedText.resx is Dutch, SharedText.en.resx English.</summary>
public sealed class SharedText;
