namespace Platform.Web.Features.Rounds;

/// <summary>Texts of question rounds; RoundText.resx is Dutch, RoundText.en.resx English.</summary>
public sealed class RoundText;
