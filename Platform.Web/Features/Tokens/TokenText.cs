namespace Platform.Web.Features.Tokens;

public sealed class TokenText;
