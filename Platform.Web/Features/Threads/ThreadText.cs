namespace Platform.Web.Features.Threads;

/// <summary>Texts of threads; ThreadText.resx is Dutch, ThreadText.en.resx English.</summary>
public sealed class ThreadText;
