"""What pupils achieved: drawn pupil by pupil where counts are small enough to matter."""
