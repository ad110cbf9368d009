"""What a build is made of: files read by workers, Readings kept in a cache, parts assembled and joined."""
