namespace Platform.Web.Features.Errors;

/// <summary>Texts of the error page. Most keys are a status followed by Title or Lead.</summary>
public sealed class ErrorText;
