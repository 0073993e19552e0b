namespace Platform.Web.Features.Review;

/// <summary>Texts of the queue and of decisions.</summary>
public sealed class ReviewText;
