namespace Platform.Web.Features.Errors;

/// <summary>What a reader sees when a page could not be given; keys are the status and Title or Lead.</summary>
public sealed class ErrorText;
